/** A countdown as plain data. All times are in milliseconds; `now` is any clock that all windows of a talk share. */

export interface Countdown {
  /** When it ends; `null` while it stands still. */
  endsAt: number | null;
  /** What is left while it stands still. */
  left: number;
}

/** A countdown that has not been started. */
export function full(minutes: number): Countdown {
  return { endsAt: null, left: minutes * 60_000 };
}

/** What is left at this moment, never less than nothing. */
export function leftAt(countdown: Countdown, now: number): number {
  return countdown.endsAt === null ? countdown.left : Math.max(0, countdown.endsAt - now);
}

/** Starts what stands still and stops what runs. A countdown that has ended stays ended. */
export function toggle(countdown: Countdown, now: number): Countdown {
  const left = leftAt(countdown, now);
  return countdown.endsAt === null && left > 0 ? { endsAt: now + left, left } : { endsAt: null, left };
}

/** For the eye: `07:05`. A second counts until it is over. */
export function clockFace(left: number): string {
  const seconds = Math.ceil(left / 1000);
  return [Math.floor(seconds / 60), seconds % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** For the ear: `7 minutes 5 seconds left`. */
export function spoken(left: number): string {
  const seconds = Math.ceil(left / 1000);
  if (seconds === 0) return 'Time is up';
  const parts = [count(Math.floor(seconds / 60), 'minute'), count(seconds % 60, 'second')];
  return `${parts.filter(Boolean).join(' ')} left`;
}

/** The moments worth saying aloud: half of it, five minutes, one minute, the end. Otherwise nothing. */
export function announcement(left: number, minutes: number): string {
  const marks = [minutes * 30_000, 300_000, 60_000, 0];
  const passed = marks.findLast((mark) => left <= mark && mark < minutes * 60_000);
  return passed === undefined ? '' : spoken(passed);
}

function count(amount: number, unit: string): string {
  return amount === 0 ? '' : `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}
