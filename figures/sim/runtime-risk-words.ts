/** The Runtime risk simulation in words: what the figure says to those who read, and to those who listen. */
import { CAPACITY, DOWN_FROM, DOWN_UNTIL, type Moment, type Retries, type Visit } from './runtime-risk.ts';

/** What The Pass may do when a call fails, in a few words each. */
export const ways: Record<Retries, string> = {
  none: 'gives up',
  naive: 'asks again every second',
  jitter: 'backs off, with jitter',
};

/** What people may see, in a few words each. */
export const sights: Record<Visit['saw'], string> = {
  new: 'tonight’s numbers',
  old: 'old numbers',
  nothing: 'no numbers',
};

/** A time of the evening, for instance `18:02`. */
export function clock(seconds: number): string {
  return `18:${String(Math.floor(seconds / 60)).padStart(2, '0')}`;
}

/** A count with a space between thousands, for instance `48 211`. */
export function count(number: number): string {
  return String(Math.round(number)).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}

/** A rate, for instance `105 calls a second`. */
function calls({ rate }: Pick<Moment, 'rate'>): string {
  if (rate < 0.5) return 'hardly a call';
  return `${Math.round(rate)} ${Math.round(rate) === 1 ? 'call' : 'calls'} a second`;
}

/** Whether the booking system gets so much that it answers nobody, though nothing else is wrong with it. */
export function isDrowned({ now, bars }: Moment): boolean {
  const bar = bars.at(-1);
  return now > DOWN_UNTIL && bar !== undefined && bar.received > CAPACITY && bar.answered < 1;
}

/** What happens and why, in one to three sentences. */
export function account(moment: Moment): string {
  if (moment.now <= DOWN_FROM) return before(moment);
  return moment.now <= DOWN_UNTIL ? during(moment) : after(moment);
}

function before({ now, settings: { perMinute, cache } }: Moment): string {
  if (now === 0) return `It is six. Nobody has opened the page yet; from now on, ${perMinute} people a minute will.`;
  const people = `${perMinute} people a minute open the page`;
  return cache
    ? `${people}. One answer serves them all for half a minute, so the booking system gets two calls a minute.`
    : `${people}, so the booking system gets ${calls({ rate: perMinute / 60 })}. It can answer ${CAPACITY}.`;
}

function during(moment: Moment): string {
  const { settings, last, breaker } = moment;
  const asOf = settings.cache ? (last?.asOf ?? null) : null;
  const sight = asOf === null ? 'People see no numbers.' : `People see the numbers of ${clock(asOf)}.`;
  if (breaker !== 'closed')
    return `The booking system is down. After five failures the breaker opened; now one call in 30 seconds goes out, as a probe. ${sight}`;
  const again = {
    none: 'The Pass gives up.',
    naive: 'Each page asks again every second.',
    jitter: 'Each page asks again, after waits that grow.',
  };
  const [asks, whole] = [again[settings.retries], `The booking system is down and gets ${calls(moment)}.`];
  return settings.cache ? `${whole} One call is made for everybody. ${sight}` : `${whole} ${asks} ${sight}`;
}

function after(moment: Moment): string {
  const { saw, now, bars, breaker } = moment;
  const { received, answered } = bars.at(-1)!;
  const minutes = Math.floor((now - DOWN_UNTIL) / 60);
  if (isDrowned(moment))
    return minutes
      ? `The outage lasted a minute and ended ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ago. The booking system still answers nobody: of ${calls(moment)}, nearly all are repetitions.`
      : `The outage is over, but the booking system answers nobody: it gets ${calls(moment)}, and nearly all are repetitions.`;
  if (breaker !== 'closed')
    return 'The booking system is well, but the breaker does not know it yet. The next probe will tell.';
  if (received - answered >= 0.5)
    return `The outage is over, and the booking system recovers. It gets ${calls(moment)}.`;
  const people = saw.new + saw.old + saw.nothing;
  if (saw.nothing)
    return `The outage is over, and all is well again. ${count(saw.nothing)} of ${count(people)} people saw no numbers.`;
  return `The outage is over. Nobody was without numbers: ${count(saw.old)} of ${count(people)} people saw old ones.`;
}
