/**
 * Rehearsals: one of the learner's functions in front of Remotes that keep to a script, with a clock and chance of its own.
 * So a rule can be looked at to the millisecond, question by question, and a hundred of them take no longer than a page.
 */
import { setImmediate } from 'node:timers/promises';
import { Refused } from '../../../api/refused.ts';
import type { Answer, Ask, Tools } from '../../../api/runtime-risk.ts';
import { Clock } from '../../clock.ts';
import { described, shown } from '../../host/described.ts';
import type { LearnerModule } from '../../host/learner-module.ts';
import { LearnerError } from '../../host/learner-error.ts';
import { checkedAnswer } from './source.ts';

/** How a question ends: with an answer, with none, or because another part of our own side refuses it. */
export type End = { status: number; headers?: Record<string, string> } | 'no answer' | 'refused';

/** One thing after another. All times are in milliseconds. */
export type Act =
  /** People ask at the same moment, a path each: all of one Remote, by number. */
  | { ask: string[]; of?: number }
  /** A question, counted from 0 in the order in which they came, ends. */
  | { end: number; as: End }
  | { pass: number };

/** What is rehearsed. */
export interface Script {
  part: 'singleFlight' | 'withBackOff' | 'circuitBreaker' | 'bulkhead' | 'resilient';
  /** When it begins. */
  start: number;
  /** What `random()` gives, in turn. */
  random: number[];
  acts: Act[];
  /** How the first questions end, at once. */
  ends?: End[];
  /** How all others end, at once; without it they stay open until an act ends them. */
  rest?: End;
}

/** A part may have a Refused of its own kind: `instanceof` tells it, and its name does not. */
class NoPlace extends Refused {
  override name = 'NoPlace';
}

interface Question {
  path: string;
  of: number;
  from: number;
  until?: number;
}

interface Person {
  path: string;
  from: number;
  until?: number;
  /** Which question's answer or rejection it was; absent when it was of the learner's own making. */
  question?: number;
  /** A status, `refused`, or the error. */
  got?: string;
}

/** What came of it. Times count from the start. */
export interface Played {
  questions: Question[];
  people: Person[];
  /** The most questions that were open at the same time. */
  most: number;
}

/** Each call of a part stands in front of a Remote of its own; so many are enough. */
const REMOTES = 2;
const BROKE_OFF = 'The answer broke off.';
/** Enough for any script: whatever asks or sleeps more often than that never ends. */
const MOST = 1_000;
/** An answer is read a little later than it arrived. */
const HELD_MS = 60_000;
/** After so many turns of the event loop all has been done that does not wait for the clock. */
const TURNS = 3;

/**
 * Plays a script.
 *
 * @throws NotStarted, or LearnerError when the part breaks its promise
 */
export async function play(learner: LearnerModule, script: Script): Promise<Played> {
  const clock = new Clock(script.start);
  const at = () => clock.now() - script.start;
  const questions: Question[] = [];
  const people: Person[] = [];
  const results: unknown[] = [];
  const ending: ((end: End) => void)[] = [];
  let [open, most, wakes] = [0, 0, 0];
  let broken: LearnerError | undefined;

  const remote = (of: number) => async (path: string) => {
    if (typeof path !== 'string')
      throw new LearnerError(`${script.part}() asked for ${shown(path)}, which is no path.`);
    const number = questions.length;
    const question: Question = { path, of, from: at() };
    questions.push(question);
    most = Math.max(most, ++open);
    const { promise, resolve } = Promise.withResolvers<End>();
    ending[number] = resolve;
    const end = number < MOST ? (script.ends?.[number] ?? script.rest) : undefined;
    if (end !== undefined) resolve(end);
    const ended = await promise;
    open -= 1;
    question.until = at();
    results[number] = result(ended, number, clock.now());
    if (typeof ended === 'string') throw results[number] as Error;
    return results[number] as Answer;
  };

  let drawn = 0;
  const random = () => script.random[drawn++ % script.random.length]!;
  const tools: Tools = { time: { now: clock.now, sleep: clock.sleep }, random };
  const asks = Array.from({ length: REMOTES }, (_, of) => made(learner, script.part, remote(of), tools));

  async function person(path: string, of: number): Promise<void> {
    const one: Person = { path, from: at() };
    people.push(one);
    try {
      const answer = checkedAnswer(await asks[of]!(path));
      note(
        one,
        String(answer.status),
        results.findIndex((result) => isSame(result, answer)),
      );
    } catch (error) {
      if (error instanceof LearnerError) broken ??= error;
      note(
        one,
        got(error),
        results.findIndex((result) => isBehind(result, error)),
      );
    }
  }

  function note(one: Person, got: string, question: number): void {
    Object.assign(one, { until: at(), got, ...(question >= 0 && { question }) });
  }

  async function pass(ms: number): Promise<void> {
    const target = clock.now() + ms;
    for (let due = clock.nextDue; due !== undefined && due <= target && wakes < MOST; due = clock.nextDue) {
      wakes += 1;
      clock.advance(Math.max(0, due - clock.now()));
      await settled();
    }
    clock.advance(Math.max(0, target - clock.now()));
  }

  for (const act of script.acts) {
    if ('ask' in act) for (const path of act.ask) void person(path, act.of ?? 0);
    else if ('end' in act) ending[act.end]?.(act.as);
    else await pass(act.pass);
    await settled();
    if (broken) throw broken;
  }
  return { questions, people, most };
}

/**
 * What `retryAfterMs()` makes of headers.
 *
 * @param headers each with the moment at which it is read; null for an answer without one
 * @throws NotStarted, or LearnerError when it returns anything but a number
 */
export function readRetryAfter(learner: LearnerModule, headers: readonly [string | null, number][]): number[] {
  return headers.map(([value, now]) => {
    const answer: Answer = frozen(
      { status: 503, ...(value !== null && { headers: { 'retry-after': value } }) },
      '',
      now - HELD_MS,
    );
    const ms = learner.callNow('retryAfterMs', answer, now);
    if (typeof ms === 'number') return ms;
    throw new LearnerError(`retryAfterMs() returned ${shown(ms)} instead of a number.`);
  });
}

function made(learner: LearnerModule, part: Script['part'], ask: Ask, tools: Tools): Ask {
  const needs = {
    singleFlight: tools.time,
    circuitBreaker: tools.time,
    withBackOff: tools,
    resilient: tools,
    bulkhead: undefined,
  };
  const one = learner.callNow(part, ask, needs[part]);
  if (typeof one === 'function') return one as Ask;
  throw new LearnerError(`${part}() returned ${shown(one)} instead of a function.`);
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await setImmediate();
}

function result(end: End, number: number, at: number): Answer | Error {
  if (end === 'refused') return new NoPlace('Another part of our own side has refused this.');
  return end === 'no answer' ? new Error(BROKE_OFF) : frozen(end, String(number), at);
}

function frozen({ status, headers = {} }: Exclude<End, string>, body: string, at: number): Answer {
  return Object.freeze({ status, headers: Object.freeze(headers), body, at });
}

/** Whether an answer is this one, or a copy of it. */
function isSame(result: unknown, answer: Answer): boolean {
  if (result === answer) return true;
  const { status, headers, body, at } = (result ?? {}) as Partial<Answer>;
  const isCopy = status === answer.status && body === answer.body && at === answer.at;
  return isCopy && JSON.stringify(headers) === JSON.stringify(answer.headers);
}

/** Whether an error is this one, or was made of it. */
function isBehind(result: unknown, error: unknown): boolean {
  if (result === undefined) return false;
  return result === error || (error instanceof Error && isBehind(result, error.cause));
}

function got(error: unknown): string {
  if (error instanceof Refused) return 'refused';
  const { message } = (error ?? {}) as Partial<Error>;
  return message === BROKE_OFF ? 'no answer' : described(error);
}
