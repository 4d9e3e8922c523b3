/**
 * The evening of Runtime risk's last step without a lab around it: a booking system that is in trouble for half an hour, a
 * clock that jumps, and people who open the page. Any program that stands between the two can be put through it.
 */
import { setImmediate } from 'node:timers/promises';
import type { Answer, Ask, Tools } from 'host-and-remote/lab';
import type { OutageEvening } from '../../figures/sim/outage-evenings.ts';

const SECOND = 1_000;
const START = Date.parse('2026-03-06T18:00:00Z');
const MINUTES = 50;
const PATHS = ['LIS-01', 'LIS-02', 'GNT-01', 'BGO-01', 'GWY-01', 'TRS-01'].map((code) => `/bookings/${code}`);
/** People who open the page at the same moment, and how often that happens. */
const PEOPLE = 12;
const EVERY = 20 * SECOND;
const MAX_AGE = 30;

/** How the booking system answers after so many minutes. */
function trouble(minute: number): 'well' | 503 | 429 | 'breaks off' {
  if (minute < 10 || minute >= 40) return 'well';
  if (minute < 20) return 503;
  return minute < 30 ? 429 : 'breaks off';
}

/** What somebody saw, when they opened the page, and how many milliseconds they waited for it. */
interface Sight {
  saw: 'new' | 'old' | 'nothing';
  from: number;
  waitedMs: number;
}

/**
 * Lets the evening go by.
 *
 * @param program makes what stands between the pages and the booking system
 * @returns what the booking system received, minute by minute, and what people saw
 */
export async function goThrough(program: (ask: Ask, tools: Tools) => Ask): Promise<OutageEvening> {
  const clock = jumpingClock();
  const calls = Array.from({ length: MINUTES }, () => 0);
  const sights: Sight[] = [];
  let [open, peak, held] = [0, 0, true];
  const waiting: (() => void)[] = [];

  const remote: Ask = async () => {
    const minute = minuteOf(clock.now());
    calls[Math.min(minute, MINUTES - 1)]!++;
    peak = Math.max(peak, ++open);
    if (held) await new Promise<void>((go) => waiting.push(go));
    open--;
    return answer(trouble(minute), clock.now());
  };
  const ask = program(remote, { time: clock, random: mulberry(7) });

  async function visit(path: string): Promise<void> {
    const begun = clock.now();
    const got = await ask(path).catch(() => undefined);
    const [now, good] = [clock.now(), got?.status === 200];
    const saw = !good ? 'nothing' : now - got!.at < MAX_AGE * SECOND ? 'new' : 'old';
    sights.push({ saw, from: begun, waitedMs: now - begun });
  }
  const rush = () => Array.from({ length: PEOPLE }, (_, index) => visit(PATHS[index % PATHS.length]!));

  // The first twelve come while the booking system takes its time, so that the most open questions can be counted.
  const first = rush();
  await setImmediate();
  held = false;
  while (waiting.length > 0) {
    waiting.shift()!();
    await setImmediate();
  }
  await Promise.all(first);
  sights.length = 0;

  for (let at = 0; at < MINUTES * 60 * SECOND; at += EVERY) {
    rush();
    await setImmediate();
    await clock.advance(EVERY);
  }
  await clock.advance(120 * SECOND);

  const saw = (what: Sight['saw']) => sights.filter((sight) => sight.saw === what).length;
  const unlucky = sights.filter(({ from }) => trouble(minuteOf(from)) !== 'well');
  const waited = unlucky.reduce((sum, { waitedMs }) => sum + waitedMs, 0) / unlucky.length / SECOND;
  return { calls, peak, saw: { new: saw('new'), old: saw('old'), nothing: saw('nothing') }, waited };
}

/** The minute of the evening, from 0. */
function minuteOf(time: number): number {
  return Math.floor((time - START) / (60 * SECOND));
}

function answer(how: ReturnType<typeof trouble>, at: number): Answer {
  if (how === 'breaks off') throw new Error('The answer broke off.');
  const ok = how === 'well';
  const headers: Record<string, string> = ok
    ? { 'cache-control': `max-age=${MAX_AGE}` }
    : how === 429
      ? { 'retry-after': '30' }
      : {};
  return Object.freeze({ status: ok ? 200 : how, headers, body: ok ? '{"covers":64}' : '', at });
}

/** A clock that stands still until it is told to go on, and wakes sleepers in order. */
function jumpingClock(): Tools['time'] & { advance: (ms: number) => Promise<void> } {
  let now = START;
  let sleepers: { until: number; wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (ms) => new Promise<void>((wake) => sleepers.push({ until: now + ms, wake })),
    async advance(ms) {
      const target = now + ms;
      for (;;) {
        const next = sleepers.toSorted((a, b) => a.until - b.until)[0];
        if (!next || next.until > target) break;
        sleepers = sleepers.filter((one) => one !== next);
        now = next.until;
        next.wake();
        await setImmediate();
      }
      now = target;
    },
  };
}

/** A number from 0 up to, but not including, 1, the same ones in every run. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
