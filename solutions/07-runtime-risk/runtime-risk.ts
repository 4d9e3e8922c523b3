/**
 * Runtime risk: two systems depend on each other, and both shall have a quiet night.
 *
 * Each function takes a way to ask a Remote and returns a better one. The Host puts them between its pages and the
 * booking system. Everything they need is handed in.
 */
import { Refused, type Answer, type Ask, type Time, type Tools } from 'host-and-remote/lab';

// #region single-flight
/**
 * Step 1 · Asks once for everybody. An answer with status 200 is used for its `max-age` (RFC 9111) from when it arrived,
 * without asking again; while a question for a path is under way, whoever asks for the same path waits for that one answer.
 *
 * @returns an Ask whose failures reach everybody who waits, and are not remembered; paths do not wait for each other
 */
export function singleFlight(ask: Ask, time: Time): Ask {
  // #todo runtime-risk/single-flight Remember fresh answers, and share questions that are under way.
  const fresh = new Map<string, { answer: Answer; until: number }>();
  const flights = new Map<string, Promise<Answer>>();

  async function fly(path: string): Promise<Answer> {
    const answer = await ask(path);
    if (answer.status === 200) fresh.set(path, { answer, until: time.now() + maxAgeMs(answer) });
    return answer;
  }

  return async (path) => {
    const known = fresh.get(path);
    if (known && time.now() < known.until) return known.answer;
    const flight = flights.get(path) ?? fly(path).finally(() => flights.delete(path));
    flights.set(path, flight);
    return flight;
  };
  // #endtodo
}
// #endregion

// #region back-off
/**
 * Step 2 · Asks again, but politely: up to {@link ATTEMPTS} times in all, after a rejection and after the statuses in
 * {@link WORTH_ANOTHER_TRY}. Before the n-th repetition (n from 0) it waits `random() · min(CAP_MS, BASE_MS · 2ⁿ)`
 * milliseconds, the “full jitter”, and if the answer has a readable `Retry-After` (RFC 9110), that time on top.
 *
 * @returns an Ask that ends as its last attempt ended; a Refused is never repeated, nor is an answer whose `Retry-After`
 *   asks for more than {@link LONGEST_WAIT_MS}
 */
export function withBackOff(ask: Ask, { time, random }: Tools): Ask {
  // #todo runtime-risk/back-off Repeat what is worth it, with growing, random waits.
  return async (path) => {
    for (let n = 0; ; n++) {
      const answer = await ask(path).catch((error: unknown) => {
        if (error instanceof Refused || n === ATTEMPTS - 1) throw error;
      });
      if (answer && (n === ATTEMPTS - 1 || !WORTH_ANOTHER_TRY.has(answer.status))) return answer;
      const asked = answer ? retryAfterMs(answer, time.now()) : 0;
      if (answer && asked > LONGEST_WAIT_MS) return answer;
      await time.sleep(asked + random() * Math.min(CAP_MS, BASE_MS * 2 ** n));
    }
  };
  // #endtodo
}

/**
 * Step 2 · What an answer's `Retry-After` asks for.
 *
 * @param now milliseconds since 1970
 * @returns milliseconds from now: of whole seconds (`120`), or until an HTTP date ({@link HTTP_DATE}); 0 for neither, and
 *   for the past
 */
export function retryAfterMs(answer: Answer, now: number): number {
  // #todo runtime-risk/back-off Read both forms of Retry-After.
  const value = answer.headers['retry-after'] ?? '';
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  return HTTP_DATE.test(value) ? Math.max(0, Date.parse(value) - now || 0) : 0;
  // #endtodo
}
// #endregion

// #region breaker
/**
 * Step 3 · A circuit breaker. After {@link FAILURES} failures in a row it opens: for {@link OPEN_MS} it throws a Refused at
 * once, and the Remote is not asked. Then one question, and no more, goes through as a probe. If that succeeds, the
 * breaker closes and counts from 0; if it fails, it opens again for {@link OPEN_MS} from then. What was asked before it
 * opened, and ends while it is open or half-open, changes nothing.
 *
 * @returns an Ask; a rejection, the status 429 and a status from 500 on are failures, every other answer is a success and
 *   ends the row; a Refused from inside is no success, and need not be a failure
 */
export function circuitBreaker(ask: Ask, time: Time): Ask {
  // #todo runtime-risk/breaker Open after failures in a row, and let one probe through.
  let failures = 0;
  let openUntil = 0;
  let probing = false;

  function note(failed: boolean, isProbe: boolean): void {
    if (failures >= FAILURES && !isProbe) return; // asked before it opened, and too late to count
    failures = failed ? failures + 1 : 0;
    if (failures >= FAILURES) openUntil = time.now() + OPEN_MS;
  }

  return async (path) => {
    const isProbe = failures >= FAILURES;
    if (isProbe && (probing || time.now() < openUntil)) throw new Refused('The circuit is open.');
    probing = isProbe;
    try {
      const answer = await ask(path);
      note(answer.status === 429 || answer.status >= 500, isProbe);
      return answer;
    } catch (error) {
      if (!(error instanceof Refused)) note(true, isProbe);
      throw error;
    } finally {
      if (isProbe) probing = false;
    }
  };
  // #endtodo
}
// #endregion

// #region bulkhead
/**
 * Step 4 · A bulkhead: at most {@link AT_A_TIME} questions are open at a time. Up to {@link IN_LINE} more wait in line, and
 * go in turn as others end, however those end.
 *
 * @returns an Ask that throws a Refused at once when the line is full; each call of `bulkhead` makes a pool of its own
 */
export function bulkhead(ask: Ask): Ask {
  // #todo runtime-risk/bulkhead Limit how many questions are open, and how many wait.
  const line: (() => void)[] = [];
  let open = 0;

  return async (path) => {
    if (open >= AT_A_TIME) {
      if (line.length >= IN_LINE) throw new Refused('The line is full.');
      await new Promise<void>((go) => line.push(go));
    } else open += 1;
    try {
      return await ask(path);
    } finally {
      const next = line.shift();
      if (next) next();
      else open -= 1;
    }
  };
  // #endtodo
}
// #endregion

// #region resilient
/**
 * Step 5 · All four, in an order that makes sense, and something to show when they fail.
 *
 * @returns an Ask that returns an answer with status 200 whenever it has ever had one for this path: the new one, or else
 *   the last good one, however old. Only without any does it end as the parts end.
 */
export function resilient(ask: Ask, tools: Tools): Ask {
  // #todo runtime-risk/outage Put the parts together, and remember the last good answer.
  const spared = circuitBreaker(bulkhead(ask), tools.time);
  const shared = singleFlight(withBackOff(spared, tools), tools.time);
  const lastGood = new Map<string, Answer>();

  return async (path) => {
    const good = lastGood.get(path);
    try {
      const answer = await shared(path);
      if (answer.status !== 200) return good ?? answer;
      lastGood.set(path, answer);
      return answer;
    } catch (error) {
      if (good) return good;
      throw error;
    }
  };
  // #endtodo
}
// #endregion

// Given: the numbers, and a small tool, ready to use.

/** Step 2: how often to ask in all. */
const ATTEMPTS = 6;
const BASE_MS = 500;
const CAP_MS = 5_000;
const LONGEST_WAIT_MS = 10_000;
/** The statuses that say “later”: too many requests, and trouble that may pass. */
const WORTH_ANOTHER_TRY = new Set([429, 502, 503, 504]);
/** An HTTP date as RFC 9110 says to write it, for instance `Mon, 02 Mar 2026 09:00:00 GMT`; `Date.parse()` can read it. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;

/** Step 3: failures in a row that open the breaker, and for how long. */
const FAILURES = 5;
const OPEN_MS = 30_000;

/** Step 4: open questions, and questions in line. */
const AT_A_TIME = 4;
const IN_LINE = 8;

/** How long an answer may be used without asking again, in milliseconds; 0 unless its `Cache-Control` says so. */
function maxAgeMs({ headers }: Answer): number {
  return Number(/\bmax-age=(\d+)/.exec(headers['cache-control'] ?? '')?.[1] ?? 0) * 1000;
}
