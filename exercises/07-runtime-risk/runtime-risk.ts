/**
 * Runtime risk: two systems depend on each other, and both shall have a quiet night.
 *
 * Each function takes a way to ask a Remote and returns a better one. The Host puts them between its pages and the
 * booking system. Everything they need is handed in.
 */
import { todo, Refused, type Answer, type Ask, type Time, type Tools } from 'host-and-remote/lab';

/**
 * Step 1 · Asks once for everybody. An answer with status 200 is used for its `max-age` (RFC 9111) from when it arrived,
 * without asking again; while a question for a path is under way, whoever asks for the same path waits for that one answer.
 *
 * @returns an Ask whose failures reach everybody who waits, and are not remembered; paths do not wait for each other
 */
export function singleFlight(ask: Ask, time: Time): Ask {
  todo('runtime-risk/single-flight', 'Remember fresh answers, and share questions that are under way.');
}

/**
 * Step 2 · Asks again, but politely: up to {@link ATTEMPTS} times in all, after a rejection and after the statuses in
 * {@link WORTH_ANOTHER_TRY}. Before the n-th repetition (n from 0) it waits `random() · min(CAP_MS, BASE_MS · 2ⁿ)`
 * milliseconds, the “full jitter”, and if the answer has a readable `Retry-After` (RFC 9110), that time on top.
 *
 * @returns an Ask that ends as its last attempt ended; a Refused is never repeated, nor is an answer whose `Retry-After`
 *   asks for more than {@link LONGEST_WAIT_MS}
 */
export function withBackOff(ask: Ask, { time, random }: Tools): Ask {
  todo('runtime-risk/back-off', 'Repeat what is worth it, with growing, random waits.');
}

/**
 * Step 2 · What an answer's `Retry-After` asks for.
 *
 * @param now milliseconds since 1970
 * @returns milliseconds from now: of whole seconds (`120`), or until an HTTP date ({@link HTTP_DATE}); 0 for neither, and
 *   for the past
 */
export function retryAfterMs(answer: Answer, now: number): number {
  todo('runtime-risk/back-off', 'Read both forms of Retry-After.');
}

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
  todo('runtime-risk/breaker', 'Open after failures in a row, and let one probe through.');
}

/**
 * Step 4 · A bulkhead: at most {@link AT_A_TIME} questions are open at a time. Up to {@link IN_LINE} more wait in line, and
 * go in turn as others end, however those end.
 *
 * @returns an Ask that throws a Refused at once when the line is full; each call of `bulkhead` makes a pool of its own
 */
export function bulkhead(ask: Ask): Ask {
  todo('runtime-risk/bulkhead', 'Limit how many questions are open, and how many wait.');
}

/**
 * Step 5 · All four, in an order that makes sense, and something to show when they fail.
 *
 * @returns an Ask that returns an answer with status 200 whenever it has ever had one for this path: the new one, or else
 *   the last good one, however old. Only without any does it end as the parts end.
 */
export function resilient(ask: Ask, tools: Tools): Ask {
  todo('runtime-risk/outage', 'Put the parts together, and remember the last good answer.');
}

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
