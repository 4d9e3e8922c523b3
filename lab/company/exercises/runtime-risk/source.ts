/** One Remote as The Pass asks it: through the learner's parts, and watched. */
import { Refused } from '../../../api/refused.ts';
import type { Answer, Ask, Time, Tools } from '../../../api/runtime-risk.ts';
import type { RemoteAccess } from '../../../api/remote.ts';
import { NotStarted } from '../../../api/todo.ts';
import { LearnerError } from '../../host/learner-error.ts';
import { shown } from '../../host/described.ts';
import type { LearnerModule } from '../../host/learner-module.ts';

/** What became of one question. */
export type Outcome =
  | { kind: 'fresh' | 'stale'; answer: Answer; waitedMs: number }
  /** `refused`: our own side said no. Otherwise the status, or `no answer`. */
  | { kind: 'failed'; why: string; waitedMs: number };

/** What a source is made of. */
export interface SourceOptions {
  learner: LearnerModule;
  remote: RemoteAccess;
  time: Time;
  random: () => number;
  takesPart: (step: string) => boolean;
}

/** A Remote behind the learner's parts. */
export class Source {
  /** How often the Remote itself was asked. */
  calls = 0;
  /** How often our own side said no. */
  refused = 0;
  /** What the learner's code waited for between attempts, in milliseconds of the lab's clock, in order. */
  readonly waits: number[] = [];

  readonly #remote: RemoteAccess;
  readonly #time: Time;
  readonly #ask: Ask;
  #open = 0;
  #quiet: (() => void)[] = [];

  constructor({ learner, remote, time, random, takesPart }: SourceOptions) {
    this.#remote = remote;
    this.#time = time;
    const sleep = (ms: number) => {
      this.waits.push(ms);
      return time.sleep(ms);
    };
    const tools: Tools = { time: { now: time.now, sleep }, random };
    this.#ask = composed(learner, tools, (path) => this.#call(path), takesPart);
  }

  /**
   * Asks for something, as a page does.
   *
   * @throws LearnerError when a part breaks its promise
   */
  async ask(path: string): Promise<Outcome> {
    const begun = this.#time.now();
    const waitedMs = () => this.#time.now() - begun;
    try {
      const answer = checkedAnswer(await this.#ask(path));
      if (answer.status !== 200) return { kind: 'failed', why: String(answer.status), waitedMs: waitedMs() };
      const isFresh = this.#time.now() - answer.at < maxAgeMs(answer);
      return { kind: isFresh ? 'fresh' : 'stale', answer, waitedMs: waitedMs() };
    } catch (error) {
      if (error instanceof LearnerError) throw error;
      const isRefused = error instanceof Refused;
      if (isRefused) this.refused += 1;
      return { kind: 'failed', why: isRefused ? 'refused' : 'no answer', waitedMs: waitedMs() };
    }
  }

  /** Resolves when no question to the Remote is open. */
  async quiet(): Promise<void> {
    while (this.#open > 0) await new Promise<void>((resolve) => this.#quiet.push(resolve));
  }

  async #call(path: string): Promise<Answer> {
    this.calls += 1;
    this.#open += 1;
    try {
      const signal = AbortSignal.timeout(this.#remote.deadlineMs);
      const response = await this.#remote.fetch(this.#remote.url + path, { signal });
      const body = await response.text();
      const headers = Object.freeze(Object.fromEntries(response.headers));
      return Object.freeze({ status: response.status, headers, body, at: this.#time.now() });
    } finally {
      this.#open -= 1;
      if (this.#open === 0) for (const resolve of this.#quiet.splice(0)) resolve();
    }
  }
}

/** The learner's own order where they have written one; otherwise the parts that are written, in ours. */
function composed(learner: LearnerModule, tools: Tools, ask: Ask, takesPart: (step: string) => boolean): Ask {
  const whole = takesPart('runtime-risk/outage') && part(learner, 'resilient', ask, tools);
  if (whole) return whole;
  const parts = [
    { step: 'runtime-risk/bulkhead', name: 'bulkhead', given: [] },
    { step: 'runtime-risk/breaker', name: 'circuitBreaker', given: [tools.time] },
    { step: 'runtime-risk/back-off', name: 'withBackOff', given: [tools] },
    { step: 'runtime-risk/single-flight', name: 'singleFlight', given: [tools.time] },
  ];
  return parts
    .filter(({ step }) => takesPart(step))
    .reduce((inner, { name, given }) => part(learner, name, inner, ...given) ?? inner, ask);
}

/** What one of the learner's functions makes of an Ask; undefined while it is not written. */
function part(learner: LearnerModule, name: string, ...given: unknown[]): Ask | undefined {
  try {
    const made = learner.callNow(name, ...given);
    if (typeof made === 'function') return made as Ask;
    throw new LearnerError(`${name}() returned ${shown(made)} instead of a function.`);
  } catch (error) {
    if (error instanceof NotStarted) return undefined;
    return async () => {
      throw error;
    };
  }
}

/**
 * An answer, if it is one.
 *
 * @throws LearnerError
 */
export function checkedAnswer(answer: unknown): Answer {
  const { status, headers, body, at } = (answer ?? {}) as Partial<Answer>;
  const isAnswer = typeof status === 'number' && typeof body === 'string' && typeof at === 'number';
  if (isAnswer && typeof headers === 'object') return answer as Answer;
  throw new LearnerError(`Your code returned ${shown(answer)} where an Answer belongs.`);
}

function maxAgeMs({ headers }: Answer): number {
  return Number(/\bmax-age=(\d+)/.exec(headers['cache-control'] ?? '')?.[1] ?? 0) * 1_000;
}
