/** Runs one check in a fresh world of its own. */
import { HostDied } from '../runner/host-process.ts';
import { SILENCE_MS } from '../runner/watchdog.ts';
import { World, type WorldOptions } from '../runner/world.ts';
import { CheckFailed, type Check, type Finding } from './check.ts';
import { Draw, machinesZone, seedFor } from './draw.ts';
import type { Pages } from './pages.ts';
import { onTimeout } from '../project/timeouts.ts';
import { ownTrouble, type StepResult } from './report.ts';
import { CheckContext } from './test-context.ts';

/**
 * Once a step has turned out not to be written, so much more time for a check that needs it, in milliseconds of patience:
 * whatever it still waits for will not come.
 */
const UNWRITTEN_MS = 300;

/** One check of one step. */
export interface Task {
  step: string;
  check: Check;
  /** The grade's, of which each check makes its own. */
  seed: number;
}

/** What came of a check. */
export interface CheckResult extends StepResult {
  /** Tasks of the steps that turned out not to be written, by step id. */
  todos: Record<string, string>;
}

/** Where a check runs: the exercise, the learner's file, the process, and the database should it last. */
export type Place = Pick<WorldOptions, 'module' | 'file' | 'process' | 'persistent'>;

/**
 * Runs a check.
 *
 * @param signal breaks it off, because nobody needs to know any more
 * @throws HostDied when the Host's process ended meanwhile although the check did not mean it to; an `AbortError` when it
 *   was broken off
 */
export async function runCheck(task: Task, place: Place, pages: Pages, signal?: AbortSignal): Promise<CheckResult> {
  const scene = await openScene(task, place, pages);
  const verdict = await verdictOf(task, scene, signal).catch(async (error: unknown) => {
    await closeScene(scene, true).catch(() => undefined);
    throw error;
  });
  await closeScene(scene, verdict.status !== 'passed');
  return { ...verdict, todos: scene.world.todos };
}

/** Opens a check's world. To be closed by {@link closeScene}. */
export async function openScene({ step, check, seed }: Task, place: Place, pages: Pages): Promise<CheckContext> {
  const steps = [step, ...check.dependsOn];
  const own = seedFor(seed, step, check.title);
  const timeZone = machinesZone(seed);
  const world = await World.open({ ...place, steps, deadlineMs: check.deadlineMs, seed: own, timeZone });
  return new CheckContext(world, new Draw(own), pages);
}

/**
 * @param suspect whether its pages may be stuck
 */
export async function closeScene(scene: CheckContext, suspect: boolean): Promise<void> {
  try {
    await scene.close(suspect);
  } finally {
    await scene.world.close();
  }
}

/** Says when it makes no sense to wait for a check any longer. */
export interface CheckWatch {
  /** Rejects with the reason: {@link HostDied}, {@link CheckFailed}, or a `TimeoutError`. */
  over: Promise<never>;
  stop: () => void;
}

/** Watches a check that runs. */
export function watchCheck({ step, check }: Task, scene: CheckContext): CheckWatch {
  const { world } = scene;
  const limit = new Limit(check.timeoutMs, () => scene.isWaiting);
  scene.onSeated = () => limit.restart();
  void world.unwritten([step, ...check.dependsOn]).then(() => limit.restart(UNWRITTEN_MS));
  const over = Promise.race([
    limit.over,
    world.lost().then((death) => Promise.reject(death)),
    scene.stoodStill().then(() => Promise.reject(new CheckFailed(STOOD_STILL))),
  ]);
  over.catch(() => undefined);
  const stop = () => {
    scene.onSeated = () => {};
    limit.end();
  };
  return { over, stop };
}

async function verdictOf(task: Task, scene: CheckContext, signal?: AbortSignal): Promise<StepResult> {
  const watch = watchCheck(task, scene);
  const run = task.check.run(scene);
  run.catch(() => undefined);
  const brokenOff = Promise.withResolvers<never>();
  signal?.addEventListener('abort', () => brokenOff.reject(signal.reason));
  try {
    signal?.throwIfAborted();
    await Promise.race([run, watch.over, brokenOff.promise]);
    return { status: 'passed' };
  } catch (error) {
    if (error === signal?.reason || error instanceof HostDied) throw error;
    return await failureOf(error, scene);
  } finally {
    watch.stop();
  }
}

/** How long a check may take. */
class Limit {
  /** Rejects when it has taken longer. */
  readonly over: Promise<never>;
  readonly #expire: () => void;
  #ms: number;
  #stop = () => {};
  #hasEnded = false;

  /**
   * @param ms in milliseconds of patience
   * @param isWaiting whether it waits for its turn at this moment, which is no fault of its own
   */
  constructor(ms: number, isWaiting: () => boolean) {
    const { promise, reject } = Promise.withResolvers<never>();
    promise.catch(() => undefined);
    this.over = promise;
    this.#ms = ms;
    this.#expire = () => (isWaiting() ? this.restart() : reject(new Overtime()));
    this.restart();
  }

  /**
   * Begins anew.
   *
   * @param ms another limit from now on, in milliseconds of patience
   */
  restart(ms = this.#ms): void {
    if (this.#hasEnded) return;
    this.#ms = ms;
    this.#stop();
    this.#stop = onTimeout(ms, this.#expire);
  }

  /** The check is over. */
  end(): void {
    this.#hasEnded = true;
    this.#stop();
  }
}

class Overtime extends Error {
  override name = 'TimeoutError';
}

/**
 * What an error makes of a check.
 *
 * @param error what the check threw, or what it was broken off with
 */
export async function failureOf(error: unknown, scene: CheckContext): Promise<StepResult> {
  const finding = findingOf(error, scene);
  if (finding) return { status: 'failed', message: await scene.told(finding) };
  const { message = String(error) } = error as Partial<Error>;
  return { status: 'error', message: ownTrouble({ message }) };
}

/** What a learner is told of an error; undefined when it is the grader's own. */
function findingOf(error: unknown, scene: CheckContext): Finding | undefined {
  if (error instanceof CheckFailed) return error.finding;
  const { name = '', message = String(error) } = error as Partial<Error>;
  if (name === 'TimeoutError') return TOO_LATE;
  if (name === 'BrokenOff' || /fetch failed|net::ERR_/.test(message)) return NO_ANSWER;
  if (/^(page|frame|jsHandle|elementHandle)\./.test(message) && scene.hasLeft()) return LEFT;
  return undefined;
}

const STOOD_STILL = {
  saw: `the page stood still: code in it did not give control back for ${SILENCE_MS / 1_000} seconds.`,
  expected: 'a page that answers, whatever happens in it.',
  look: 'for a loop that never ends, in what you wrote for the browser.',
};

const LEFT = {
  saw: 'the page went elsewhere while the check was looking at it.',
  expected: 'a page that stays until somebody leaves it.',
  look: 'for code in the browser that goes to another address.',
};

const TOO_LATE = {
  saw: 'nothing more happened: the page did not arrive.',
  expected: 'an answer within a few seconds, whatever the Remotes do.',
  look: 'for something that waits without a limit.',
};

const NO_ANSWER = {
  saw: 'the Host broke off instead of answering.',
  expected: 'a page.',
  look: 'for code that ends or blocks the Host.',
};
