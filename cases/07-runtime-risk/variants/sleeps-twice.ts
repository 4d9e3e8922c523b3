// Alternate: It sleeps twice, also for 0 ms; the bulkhead stands outside of the breaker.

import { Refused, type Answer, type Ask, type Time, type Tools } from 'host-and-remote/lab';

export function singleFlight(ask: Ask, time: Time): Ask {
  // One slot for each path: a promise that is under way, or a fresh answer.
  const slots = new Map<string, { asked: Promise<Answer>; until: number }>();
  return (path) => {
    const slot = slots.get(path);
    if (slot && time.now() < slot.until) return slot.asked;
    const mine = { asked: ask(path), until: Infinity };
    slots.set(path, mine);
    mine.asked.then(
      (answer) => {
        mine.until = answer.status === 200 ? answer.at + maxAgeMs(answer) : -Infinity;
      },
      () => {
        mine.until = -Infinity;
      },
    );
    return mine.asked;
  };
}

export function withBackOff(ask: Ask, { time, random }: Tools): Ask {
  const attempt = async (path: string, n: number): Promise<Answer> => {
    const last = n === ATTEMPTS - 1;
    let pause = 0;
    try {
      const answer = await ask(path);
      if (last || !WORTH_ANOTHER_TRY.has(answer.status)) return answer;
      pause = retryAfterMs(answer, time.now());
      if (pause > LONGEST_WAIT_MS) return answer;
    } catch (error) {
      if (last || error instanceof Refused) throw error;
    }
    await time.sleep(pause);
    await time.sleep(random() * Math.min(CAP_MS, BASE_MS * 2 ** n));
    return attempt(path, n + 1);
  };
  return (path) => attempt(path, 0);
}

export function retryAfterMs(answer: Answer, now: number): number {
  const says = answer.headers['retry-after']?.trim() ?? '';
  if (/^\d+$/.test(says)) return Number(says) * 1000;
  // An HTTP date, and not whatever else Date.parse() would read.
  if (!/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/.test(says)) return 0;
  return Math.max(0, Date.parse(says) - now) || 0;
}

export function circuitBreaker(ask: Ask, time: Time): Ask {
  let row = 0;
  let shutUntil = -Infinity;
  let probing = false;
  const judge = (good: boolean, probe: boolean) => {
    if (probe) probing = false;
    // What was asked before the breaker opened, and ends while it is open, changes nothing.
    else if (row >= FAILURES) return;
    row = good ? 0 : row + 1;
    if (row >= FAILURES) shutUntil = time.now() + OPEN_MS;
  };
  return (path) => {
    const probe = row >= FAILURES;
    if (probe && (probing || time.now() < shutUntil))
      return Promise.reject(new Refused('The breaker is open'));
    probing = probe;
    return ask(path).then(
      (answer) => {
        judge(answer.status !== 429 && answer.status < 500, probe);
        return answer;
      },
      (error) => {
        judge(false, probe);
        throw error;
      },
    );
  };
}

export function bulkhead(ask: Ask): Ask {
  let places = AT_A_TIME;
  const line: (() => void)[] = [];
  const leave = () => {
    const next = line.shift();
    if (next) next();
    else places++;
  };
  return async (path) => {
    if (places > 0) places--;
    else if (line.length < IN_LINE) await new Promise<void>((go) => line.push(go));
    else throw new Refused('The line is full');
    return ask(path).finally(leave);
  };
}

export function resilient(ask: Ask, tools: Tools): Ask {
  const lastGood = new Map<string, Answer>();
  const parts = singleFlight(withBackOff(bulkhead(circuitBreaker(ask, tools.time)), tools), tools.time);
  return (path) =>
    parts(path).then(
      (answer) => {
        if (answer.status === 200) lastGood.set(path, answer);
        return lastGood.get(path) ?? answer;
      },
      (error) => {
        const old = lastGood.get(path);
        if (old) return old;
        throw error;
      },
    );
}

// Given: the numbers, and a small tool, ready to use.

const ATTEMPTS = 6;
const BASE_MS = 500;
const CAP_MS = 5_000;
const LONGEST_WAIT_MS = 10_000;
const WORTH_ANOTHER_TRY = new Set([429, 502, 503, 504]);

const FAILURES = 5;
const OPEN_MS = 30_000;

const AT_A_TIME = 4;
const IN_LINE = 8;

function maxAgeMs({ headers }: Answer): number {
  return Number(/\bmax-age=(\d+)/.exec(headers['cache-control'] ?? '')?.[1] ?? 0) * 1000;
}
