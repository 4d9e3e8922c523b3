/** What the checks of Runtime risk claim, in parts that several of them share. */
import type { TestContext } from 'host-and-remote/grader';
import { Bookings } from 'host-and-remote/remotes/bookings';
import { crowds, doorOf, keepComing, rush, summary, type Operations, type Seen } from './runtime-risk.page.ts';
import { pathsOf, type End, type Played } from './runtime-risk.rehearsal.ts';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;

export const BASE_MS = 500;
const CAP_MS = 5_000;
export const ATTEMPTS = 6;
export const LAST_GOOD =
  'resilient(): the last answer with status 200 for this path, however old, when there is no new one.';

export function PARTS(): string[] {
  return ['single-flight', 'back-off', 'breaker', 'bulkhead'].map((part) => `runtime-risk/${part}`);
}

/**
 * Two hours of an evening, in steps of twenty seconds: well, then too busy, then failing, then breaking off, then well again.
 * At every step some people open the page.
 */
export async function theDay(scene: TestContext): Promise<void> {
  const { draw, world } = scene;
  const bookings = world.remote(Bookings);
  const restaurants = pathsOf(draw, 6).map(codeOf);
  await world.advance(draw.int(1, 600) * MINUTE);
  const stretch = async (minutes: number, people: number) => {
    await keepComing(scene, people, restaurants, { times: minutes * 3, everyS: 20 });
    for (let minute = 0; minute < minutes; minute++) await world.advance(MINUTE);
  };
  scene.did(
    'an evening went by: ten quiet minutes, then half an hour of 503, of 429 and of answers that broke off, then ten minutes in which the booking system was well',
  );
  bookings.hold();
  const crowd = rush(scene, 12, restaurants);
  await reached(scene, 4);
  for (let look = 0; look < 3; look++) await operations(scene);
  bookings.release();
  await soon(scene, crowd);
  await stretch(10, 12);
  const quiet = bookings.received.length;
  for (const mode of [503, 'limited', 'die'] as const) {
    bookings.set({ mode });
    await stretch(10, 12);
  }
  const outage = bookings.received.length - quiet;
  bookings.set({ mode: 'well' });
  await stretch(10, 12);
  const seen = await settled(scene, crowds(scene), 2 * MINUTE);

  scene.claim(outage <= MOST_CALLS, {
    saw: `the booking system received ${outage} questions during the half hour of its outage (and ${quiet} in the ten minutes before).`,
    expected: `at most ${MOST_CALLS}: who is in trouble is left in peace.`,
    look: 'resilient(): does the breaker see every attempt, and the back-off every refusal?',
  });
  scene.claim(quiet <= MOST_QUIET_CALLS, {
    saw: `the booking system received ${quiet} questions in the ten quiet minutes before the outage.`,
    expected: `at most ${MOST_QUIET_CALLS}: an answer for each restaurant is good for half a minute.`,
    look: 'resilient(): the cache with its single flight stands outside of the other parts.',
  });
  scene.claim(bookings.peak <= 4, {
    saw: `up to ${bookings.peak} questions were open at the booking system.`,
    expected: 'never more than 4.',
    look: 'resilient(): the bulkhead stands next to the Remote.',
  });
  const failed = seen.filter(({ kind }) => kind === 'failed').length;
  scene.claim(failed === 0 && seen.length === PEOPLE, {
    saw: `${failed} of ${PEOPLE} people saw no number, and ${PEOPLE - seen.length} no page.`,
    expected:
      'everybody saw a number, a fresh one or the last good one: each restaurant had been asked about before the outage.',
    look: LAST_GOOD,
  });
  const patient = seen.filter(({ waitedMs }) => waitedMs > 10 * SECOND).length;
  scene.claim(patient <= PEOPLE / 50, {
    saw: `${patient} of ${PEOPLE} people waited for more than ten seconds.`,
    expected: `at most ${PEOPLE / 50}.`,
    look: 'withBackOff(): a Refused is not repeated; resilient(): which part stands outside of which?',
  });
  const late = seen.slice(-12 * 15).filter(({ kind }) => kind !== 'fresh').length;
  scene.claim(late === 0, {
    saw: `${late} of the last 180 people saw old numbers, although the booking system had been well for five minutes and more.`,
    expected: 'fresh numbers for all of them.',
    look: 'circuitBreaker(): does it close again? resilient(): does a new answer take the old one’s place?',
  });
}

/** The solution needs 50 questions in the outage, and 90 before it; without a breaker it is more than 2,000. */
const MOST_CALLS = 150;
const MOST_QUIET_CALLS = 120;
const PEOPLE = 50 * 3 * 12;

export async function oneByOne(scene: TestContext, people: number): Promise<Seen[]> {
  const seen: Seen[] = [];
  for (let person = 0; person < people; person++) seen.push(...(await opened(scene, 1)));
  return seen;
}

/** Lets so much time go by, and waits for what people then see. */
export async function settled(scene: TestContext, seen: Promise<Seen[]>, ms: number): Promise<Seen[]> {
  let done = false;
  void seen.then(() => (done = true));
  for (let passed = 0; passed < ms && !done; passed += 20 * SECOND) {
    await rested(scene);
    if (!done) await scene.world.advance(20 * SECOND);
  }
  return soon(scene, seen);
}

/** What people see who open the page; nothing, when their pages do not come although nothing holds them up. */
export function opened(scene: TestContext, people: number, restaurants?: string[]): Promise<Seen[]> {
  return soon(scene, rush(scene, people, restaurants));
}

/** What comes of pages that nothing holds up; an empty list when they do not come. */
export async function soon(scene: TestContext, seen: Promise<Seen[]>): Promise<Seen[]> {
  let result: Seen[] | undefined;
  void seen.then((all) => (result = all));
  for (let look = 0; look < LOOKS && result === undefined; look++) await Promise.race([seen, operations(scene)]);
  return result ?? [];
}

/** Waits until the booking system has received so many questions; wrong programs may never ask them. */
export async function reached(scene: TestContext, count: number): Promise<void> {
  const { received } = scene.world.remote(Bookings);
  for (let look = 0; look < LOOKS && received.length < count; look++) await operations(scene);
}

/** As many questions to the Host as its own to the booking system could ever be behind. */
const LOOKS = 200;

/** What the Host knows of its questions. Its reply comes after everything that was asked of it before. */
export async function operations(scene: TestContext): Promise<Operations> {
  const { html } = await (await doorOf(scene)).get('/operations.json');
  return JSON.parse(html) as Operations;
}

/** Lets everything come to rest that does not wait for the clock. Not while the Remote holds a question. */
export async function rested(scene: TestContext): Promise<void> {
  await operations(scene);
  await scene.world.advance(0);
}

export function claimSeen(scene: TestContext, seen: readonly Seen[], kind: Seen['kind'], look: string): void {
  scene.claim(seen.length > 0 && seen.every((one) => one.kind === kind), {
    saw: `they saw: ${summary(seen)}.`,
    expected:
      kind === 'failed'
        ? 'no number, and that soon: trouble comes through.'
        : `${kind === 'fresh' ? 'a fresh number' : 'the last good number'} for everybody.`,
    look,
  });
}

export function claimRefused(scene: TestContext, seen: readonly Seen[], look: string): void {
  scene.claim(
    seen.every(({ why, waitedMs }) => why === 'refused' && waitedMs === 0),
    {
      saw: `they saw: ${summary(seen)}.`,
      expected: 'failed (refused) for each of them, at once: our own side says no by throwing a Refused.',
      look,
    },
  );
}

export function claimReceived(scene: TestContext, expected: number, look: string): void {
  const { received } = scene.world.remote(Bookings);
  scene.claim(received.length === expected, {
    saw: `the booking system has received ${questions(received.length)} in all.`,
    expected: `${questions(expected)}.`,
    look,
  });
}

export function questions(count: number): string {
  return count === 1 ? 'one question' : `${count} questions`;
}

/** How long nothing was asked between a question's end and the next question, in milliseconds. */
export function waitsOf({ questions }: Played): number[] {
  return questions.slice(1).map(({ from }, index) => from - (questions[index]!.until ?? Infinity));
}

/** What random() is multiplied by before repetition n. */
export function limitOf(n: number): number {
  return Math.min(CAP_MS, BASE_MS * 2 ** n);
}

/** The lab's clock shows whole milliseconds. */
export function isNear(ms: number, expected: number): boolean {
  return Math.abs(ms - expected) <= 2;
}

/** So many numbers may a program draw and not use. */
const UNUSED = 3;

/** Whether each of these waits, five for a question, is its limit times a number of its own. */
export function isDrawn(waits: readonly number[], chances: readonly number[]): boolean {
  let next = 0;
  return waits.every((wait, index) => {
    const limit = limitOf(index % (ATTEMPTS - 1));
    const last = next + UNUSED;
    while (next <= last && !isNear(wait, limit * chances[next % chances.length]!)) next += 1;
    next += 1;
    return next <= last + 1;
  });
}

type Person = Played['people'][number];

/** Whether somebody got what became of this question. An error that does not say where it comes from may be of it. */
export function isOwn(person: Person | undefined, question: number): boolean {
  if (person?.question !== undefined) return person.question === question;
  return person?.got !== undefined && !/^(\d+|refused)$/.test(person.got);
}

/** Whether somebody was refused, without a wait. */
export function isRefused(person: Person | undefined): boolean {
  return person?.got === 'refused' && person.until === person.from;
}

export function isAnswer(end: End): boolean {
  return typeof end !== 'string';
}

/** A restaurant's code, for instance `LIS-01`. */
export function codeOf(path: string): string {
  return path.slice('/bookings/'.length);
}
