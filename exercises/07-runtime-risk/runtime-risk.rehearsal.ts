/**
 * Rehearsals: the Host puts one function in front of a Remote that keeps to a script, lets people ask, and tells what came
 * of it, to the millisecond.
 */
import type { Draw, TestContext } from 'host-and-remote/grader';
import { doorOf } from './runtime-risk.page.ts';

/** How a question ends. `refused`: by another part of our own side. */
export type End = { status: number; headers?: Record<string, string> } | 'no answer' | 'refused';

/** One thing after another. */
export type Act =
  /** People ask at the same moment, a path each: of the first Remote (0) unless told. */
  | { ask: string[]; of?: number }
  /** A question, counted from 0 in the order in which the Remotes received them, ends. */
  | { end: number; as: End }
  /** So many milliseconds go by. */
  | { pass: number };

/** What came of it. Times are in milliseconds from the start. */
export interface Played {
  questions: { path: string; of: number; from: number; until?: number }[];
  /** In the order in which they asked. `question`: whose answer or rejection they got, where that can be told. */
  people: { path: string; from: number; until?: number; question?: number; got?: string }[];
  /** The most questions that were open at the same time. */
  most: number;
}

/** A small scene of one rule. */
export interface Rule {
  /** What happens, in the past tense, without a full stop. */
  did: string;
  acts: Act[];
  /** How the first questions end, at once. */
  ends?: End[];
  /** How all others end, at once; without it they stay open until an act ends them. */
  rest?: End;
  /** What `random()` gives, in turn; drawn unless told. */
  random?: number[];
  /** When it begins, in milliseconds since 1970; drawn unless told. */
  start?: number;
  /** Whether the rule was kept. */
  holds: (played: Played) => boolean;
  expected: string;
  look: string;
}

/** In a form, a script may not be longer than this. */
const LONGEST = 10_000;
const YEARS_FROM = Date.UTC(2024, 0);
const TEN_YEARS_S = 10 * 365 * 24 * 3_600;

/** Rehearses rules one after the other, and fails with the first that was not kept. */
export async function rehearse(scene: TestContext, part: string, rules: Rule[]): Promise<void> {
  const scripts = rules.map(({ acts, ends, rest, random = chances(scene.draw), start = moment(scene.draw) }) => {
    return { part, start, random, acts, ends, rest };
  });
  scene.did(`a booking system that keeps to a script was put behind ${part}(), and people asked it`);
  const played: Played[] = [];
  for (const some of inParts(scripts))
    played.push(...(await sent<Played[]>(scene, '/operations/rehearsals', part, some)));
  for (const [index, { did, acts, holds, expected, look }] of rules.entries()) {
    scene.did(did);
    const one = played[index];
    const strange = one?.questions.find(({ path }) => !acts.some((act) => 'ask' in act && act.ask.includes(path)));
    scene.claim(strange === undefined, {
      saw: `a question for “${strange?.path}”, which nobody had asked for.`,
      expected: 'every question as it was asked.',
      look: `${part}(): a path is handed on as it is.`,
    });
    scene.claim(one !== undefined && holds(one), { saw: told(one), expected, look });
  }
}

/**
 * What `retryAfterMs()` makes of headers.
 *
 * @param headers each with the moment at which it is read; null for an answer without one
 */
export function retryAfter(scene: TestContext, headers: [string | null, number][]): Promise<number[]> {
  return sent(scene, '/operations/retry-after', 'retryAfterMs', headers);
}

async function sent<T>(scene: TestContext, path: string, part: string, script: unknown): Promise<T> {
  const form = { script: Buffer.from(JSON.stringify(script)).toString('base64url') };
  const reply = await (await doorOf(scene)).post(path, form);
  scene.claim(reply.status === 200, {
    saw: `${part}() broke its promise.`,
    expected: 'a function that does what its comment says.',
    look: `${part}(): what it returns.`,
  });
  return JSON.parse(reply.html) as T;
}

function inParts<T>(scripts: T[]): T[][] {
  const parts: T[][] = [];
  let room = 0;
  for (const script of scripts) {
    const { length } = JSON.stringify(script);
    if (room < length) {
      parts.push([]);
      room = LONGEST;
    }
    parts.at(-1)!.push(script);
    room -= length;
  }
  return parts;
}

/** A moment of the next years, in milliseconds since 1970. */
export function moment(draw: Draw): number {
  return YEARS_FROM + draw.int(0, TEN_YEARS_S) * 1_000 + draw.int(0, 999);
}

/** An HTTP date so many seconds after a moment or, as it knows whole seconds only, up to one less; and what is left until then. */
export function dateAhead(now: number, aheadS: number): { text: string; ms: number } {
  const date = Math.floor(now / 1_000) * 1_000 + aheadS * 1_000;
  return { text: new Date(date).toUTCString(), ms: date - now };
}

/** What `random()` may give: nineteen numbers that differ from each other by a twentieth and more. */
function chances(draw: Draw): number[] {
  return draw.shuffled(Array.from({ length: 19 }, (_, index) => (index + 1) / 20));
}

/** So many different paths. */
export function pathsOf(draw: Draw, count: number): string[] {
  const found = new Set<string>();
  while (found.size < count) found.add(`/bookings/${draw.word().slice(0, 3).toUpperCase()}-${draw.digits(2)}`);
  return [...found];
}

/** Other paths that look much like this one. */
export function nearTo(path: string): string[] {
  const code = path.slice(path.lastIndexOf('/'));
  return [
    `/tides${code}`,
    path.toLowerCase(),
    `${path}1`,
    path.slice(0, -1),
    `${path}/`,
    `${path}?late`,
    `${path}?early`,
  ];
}

/** An answer with status 200 that may be used for so many seconds. */
export function ok(maxAgeS: number): End {
  return { status: 200, headers: { 'cache-control': `max-age=${maxAgeS}` } };
}

/** An answer with this status and, if told, with `Retry-After`. */
export function answer(status: number, retryAfter?: string): End {
  return { status, ...(retryAfter !== undefined && { headers: { 'retry-after': retryAfter } }) };
}

/** For instance “503” or “no answer”. */
export function named(end: End): string {
  if (typeof end === 'string') return end === 'refused' ? 'a Refused' : end;
  const after = end.headers?.['retry-after'];
  return after === undefined ? String(end.status) : `${end.status} with “Retry-After: ${after}”`;
}

/** Milliseconds as seconds, for instance `7.25 s`. */
export function seconds(ms: number): string {
  return `${Number((ms / 1_000).toFixed(3))} s`;
}

/** More different things than this are not told one by one. */
const FEW = 6;

function told(played: Played | undefined): string {
  if (played === undefined) return 'nothing at all.';
  return `${toldOfQuestions(played.questions)}; ${toldOfPeople(played.people)}.`;
}

function toldOfQuestions(questions: Played['questions']): string {
  if (questions.length === 0) return 'no question';
  const count = questions.length === 1 ? 'one question' : `${questions.length} questions`;
  const paths = new Set(questions.map(({ path }) => path)).size;
  const withPath = paths > 1 && questions.length <= FEW;
  return `${count} (${inRuns(questions.map(({ path, from }) => `${withPath ? `${path} ` : ''}at ${seconds(from)}`))})`;
}

function toldOfPeople(people: Played['people']): string {
  const words = people.map(({ question, until, got }, index) => {
    if (until === undefined) return 'nothing yet';
    const what = /^(\d{3}|refused|no answer)$/.test(got ?? '') ? got! : `“${got}”`;
    return `${what}${question === undefined || question === index ? '' : ` from question ${question + 1}`} at ${seconds(until)}`;
  });
  return `${people.length === 1 ? 'who asked' : 'people, in their order,'} got ${inRuns(words)}`;
}

/** For instance “5 × 503 at 0 s, 200 at 30 s”. */
function inRuns(words: readonly string[]): string {
  const runs: { word: string; times: number }[] = [];
  for (const word of words) {
    const last = runs.at(-1);
    if (last?.word === word) last.times += 1;
    else runs.push({ word, times: 1 });
  }
  const some = runs
    .slice(0, FEW)
    .map(({ word, times }) => (times === 1 ? word : `${times}${word.startsWith('at ') ? '' : ' ×'} ${word}`));
  return some.join(', ') + (runs.length > FEW ? ' and more' : '');
}
