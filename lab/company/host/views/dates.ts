/** Dates in words. The feed is written in UTC; only the clocks of the offices show local time. */

const DAY_MS = 24 * 60 * 60 * 1000;

const TIME = format({ hour: '2-digit', minute: '2-digit' });
const DAY = format({ day: 'numeric', month: 'long' });
const DAY_OF_YEAR = format({ day: 'numeric', month: 'long', year: 'numeric' });
const WEEKDAY = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/**
 * When something was published, seen from now: `Today, 08:30`, `Yesterday, 16:10`, `27 February, 16:10`; with the year
 * when it is another one.
 *
 * @param iso ISO 8601, UTC
 * @param now milliseconds since 1970
 */
export function published(iso: string, now: number): string {
  const then = Date.parse(iso);
  return `${dayWords(then, now)}, ${TIME.format(then)}`;
}

/**
 * A day with its weekday, for instance `Monday, 2 March 2026`.
 *
 * @param now milliseconds since 1970
 */
export function today(now: number): string {
  return WEEKDAY.format(now);
}

/**
 * The time on the wall, for instance `09:55`.
 *
 * @param timeZone an IANA name
 * @param now milliseconds since 1970
 */
export function wallClock(timeZone: string, now: number): string {
  return clockOf(timeZone).format(now);
}

function dayWords(then: number, now: number): string {
  const daysAgo = Math.floor(now / DAY_MS) - Math.floor(then / DAY_MS);
  if (daysAgo === 0) return 'Today';
  if (daysAgo === 1) return 'Yesterday';
  const sameYear = new Date(then).getUTCFullYear() === new Date(now).getUTCFullYear();
  return (sameYear ? DAY : DAY_OF_YEAR).format(then);
}

/** Formatters by time zone: making one takes longer than a whole page. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const clock = clocks.get(timeZone) ?? format({ hour: '2-digit', minute: '2-digit' }, timeZone);
  clocks.set(timeZone, clock);
  return clock;
}

function format(options: Intl.DateTimeFormatOptions, timeZone = 'UTC'): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone });
}
