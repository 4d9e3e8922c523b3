/**
 * Runtime risk as a simulation: on Friday at six many people open a page of The Pass, and for that page The Pass asks the
 * booking system, which was built for few callers and is out of order for a minute.
 *
 * Pure and deterministic: the whole evening follows from the settings, and chance comes from a seed. Times are in seconds
 * after 18:00, and everything happens in steps of a second.
 */
import { draw } from './lehmer.ts';

/** What The Pass does when a call fails. */
export type Retries = 'none' | 'naive' | 'jitter';

/** Everything that can be set. */
export interface Settings {
  /** How many people open the page in a minute. */
  perMinute: number;
  /** `none`: one call · `naive`: again every second, as long as the person waits · `jitter`: with growing, random waits. */
  retries: Retries;
  /** Whether an answer is used for {@link MAX_AGE}, one call serves everybody who waits, and an old answer is better than none. */
  cache: boolean;
  /** Whether a circuit breaker refuses calls after {@link FAILURES} failures in a row. */
  breaker: boolean;
}

/** The breaker lets calls through, refuses them, or waits for somebody to try it with one. */
type BreakerState = 'closed' | 'open' | 'half-open';

/** One second of the evening, as the booking system saw it. */
interface Second {
  received: number;
  answered: number;
  breaker: BreakerState;
}

/** Somebody's visit to the page. */
export interface Visit {
  from: number;
  /** When they saw something. */
  until: number;
  /** Present numbers, old ones, or none. */
  saw: 'new' | 'old' | 'nothing';
  /** When the numbers were asked for; `null` without numbers. */
  asOf: number | null;
}

/** Everything that happens until {@link END}. */
export interface Evening {
  settings: Settings;
  seconds: readonly Second[];
  /** Visits that are over, in the order in which they ended. */
  visits: readonly Visit[];
}

/** What is the case at one time of an evening. */
export interface Moment {
  now: number;
  settings: Settings;
  /** Calls in each quarter of a minute so far, per second. */
  bars: readonly { received: number; answered: number }[];
  /** Calls a second, of late. */
  rate: number;
  /** All calls so far. */
  received: number;
  breaker: BreakerState;
  /** The visit that ended last. */
  last: Visit | undefined;
  /** How many people have seen what. */
  saw: Record<Visit['saw'], number>;
}

/** How many calls a second the booking system can answer. With more it gets slow, and with twice as many it answers none. */
export const CAPACITY = 20;
/** The outage: every call fails. */
export const DOWN_FROM = 120;
export const DOWN_UNTIL = 180;
export const END = 600;
/** How many seconds a bar stands for. */
export const BAR = 15;

/** How long a person waits for the page, and so The Pass for the booking system. */
const PATIENCE = 20;
/** How long an answer may be used without asking (RFC 9111). */
const MAX_AGE = 30;
/** After so many failures in a row the breaker opens, for so long. */
const FAILURES = 5;
const OPEN_FOR = 30;
/** Back-off with full jitter: before repetition n a random part of 0.5 · 2ⁿ seconds, at most 5; six calls in all. */
const BASE = 0.5;
const CAP = 5;
const ATTEMPTS = 6;
/** A call takes so much longer when there are too many of them. */
const SLOW = 3;

/** A Host that asks once for everybody. */
export const BARE: Settings = { perMinute: 300, retries: 'none', cache: false, breaker: false };

/** What one or several people wait for. */
interface Flight {
  people: number[];
  since: number;
  attempts: number;
  /** When the next call is made. */
  due: number;
}

/** The evening while it goes on. */
interface Course {
  settings: Settings;
  seed: number;
  /** How many people are on their way to the page; whole ones arrive. */
  coming: number;
  flights: Flight[];
  visits: Visit[];
  /** When the answer in the cache was given; `null` while there is none. */
  kept: number | null;
  /** Failures in a row. */
  failures: number;
  /** When the breaker is half-open; `null` while it is closed. */
  openUntil: number | null;
}

/** The whole evening under these settings. */
export function evening(change: Partial<Settings> = {}, seed = 18): Evening {
  const settings = { ...BARE, ...change };
  const course: Course = {
    settings,
    seed,
    coming: 0,
    flights: [],
    visits: [],
    kept: null,
    failures: 0,
    openUntil: null,
  };
  const seconds = Array.from({ length: END }, (_, now) => goOn(course, now));
  return { settings, seconds, visits: course.visits.toSorted((a, b) => a.until - b.until) };
}

/** One second passes. */
function goOn(course: Course, now: number): Second {
  course.coming += (course.settings.perMinute / 60) * (0.6 + 0.8 * chance(course));
  for (; course.coming >= 1; course.coming--) arrive(course, now);

  const calls = course.flights.filter(({ due }) => due < now + 1);
  const able = now >= DOWN_FROM && now < DOWN_UNTIL ? 0 : answers(calls.length);
  const second = { received: 0, answered: 0 };
  for (const flight of calls) {
    if (course.openUntil !== null && now < course.openUntil) {
      land(course, flight, now, null);
      continue;
    }
    second.received++;
    if (second.answered < able) {
      second.answered++;
      succeed(course, flight, now, calls.length > CAPACITY ? SLOW : 0);
    } else fail(course, flight, now);
  }
  return { ...second, breaker: breakerState(course, now + 1) };
}

/** Somebody opens the page: the answer is there, or is on its way already, or has to be asked for. */
function arrive({ settings, kept, flights, visits }: Course, now: number): void {
  if (settings.cache && kept !== null && now - kept < MAX_AGE)
    visits.push({ from: now, until: now, saw: 'new', asOf: kept });
  else if (settings.cache && flights[0]) flights[0].people.push(now);
  else flights.push({ people: [now], since: now, attempts: 0, due: now });
}

function succeed(course: Course, flight: Flight, now: number, took: number): void {
  course.failures = 0;
  course.openUntil = null;
  if (course.settings.cache) course.kept = now;
  land(course, flight, now + took, now);
}

function fail(course: Course, flight: Flight, now: number): void {
  course.failures++;
  if (course.settings.breaker && course.failures >= FAILURES) course.openUntil = now + OPEN_FOR;
  flight.attempts++;
  flight.due = now + pause(course, flight);
  if (flight.due - flight.since > PATIENCE) land(course, flight, now, null);
}

/** People see the answer that was given `asOf` this time, or what there is without one. */
function land(course: Course, flight: Flight, until: number, asOf: number | null): void {
  const saw = asOf !== null ? 'new' : course.kept !== null ? 'old' : 'nothing';
  for (const from of flight.people) course.visits.push({ from, until, saw, asOf: asOf ?? course.kept });
  course.flights = course.flights.filter((one) => one !== flight);
}

function breakerState({ openUntil }: Course, now: number): BreakerState {
  if (openUntil === null) return 'closed';
  return now < openUntil ? 'open' : 'half-open';
}

/** How many of so many calls in one second the booking system answers. */
function answers(calls: number): number {
  if (calls <= CAPACITY) return calls;
  return Math.floor(Math.max(0, calls * (2 - calls / CAPACITY)));
}

/** How long The Pass waits after a failure; for ever when it gives up. */
function pause(course: Course, { attempts }: Flight): number {
  const { retries } = course.settings;
  if (retries === 'naive') return 1;
  if (retries === 'none' || attempts >= ATTEMPTS) return Infinity;
  return Math.max(1, chance(course) * Math.min(CAP, BASE * 2 ** (attempts - 1)));
}

function chance(course: Course): number {
  const [next, drawn] = draw(course.seed);
  course.seed = next;
  return drawn;
}

/** What is the case after so many seconds. */
export function at({ settings, seconds, visits }: Evening, now: number): Moment {
  const past = seconds.slice(0, now);
  const bars = Array.from({ length: Math.ceil(now / BAR) }, (_, index) => {
    const part = past.slice(index * BAR, (index + 1) * BAR);
    const mean = (what: 'received' | 'answered') => part.reduce((sum, one) => sum + one[what], 0) / part.length;
    return { received: mean('received'), answered: mean('answered') };
  });
  const over = visits.filter(({ until }) => until < now);
  const saw = { new: 0, old: 0, nothing: 0 };
  for (const visit of over) saw[visit.saw]++;
  const total = (some: readonly Second[]) => some.reduce((sum, one) => sum + one.received, 0);
  const rate = total(past.slice(-BAR)) / Math.max(Math.min(now, BAR), 1);
  return {
    now,
    settings,
    bars,
    rate,
    received: total(past),
    breaker: past.at(-1)?.breaker ?? 'closed',
    last: over.at(-1),
    saw,
  };
}
