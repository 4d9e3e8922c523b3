/** Runs one check in a fresh world of its own. */
import { HostDied } from '../runner/host-process.ts';
import { SILENCE_MS } from '../runner/watchdog.ts';
import { World, type WorldOptions } from '../runner/world.ts';
import { CheckFailed, type Check } from './check.ts';
import { Draw, machinesZone, seedFor } from './draw.ts';
import type { PagePool } from './pages.ts';
import { onTimeout } from '../project/timeouts.ts';
import { ownTrouble, type StepResult } from './report.ts';
import { CheckContext } from './test-context.ts';
import { BrokenOff } from './session.ts';

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
export async function runCheck(task: Task, place: Place, pages: PagePool, signal?: AbortSignal): Promise<CheckResult> {
  const { step, check } = task;
  const seed = seedFor(task.seed, step, check.title);
  const world = await World.open({
    ...place,
    steps: [step, ...check.dependsOn],
    deadlineMs: check.deadlineMs,
    seed,
    timeZone: machinesZone(task.seed),
  });
  const scene = new CheckContext(world, new Draw(seed), pages);
  const verdict = await verdictOf(task, scene, world, signal).catch(async (error: unknown) => {
    await Promise.allSettled([scene.close(true), world.close()]);
    throw error;
  });
  await scene.close(verdict.status !== 'passed');
  await world.close();
  return { ...verdict, todos: world.todos };
}

async function verdictOf(
  { step, check }: Task,
  scene: CheckContext,
  world: World,
  signal?: AbortSignal,
): Promise<StepResult> {
  const limit = new Limit(check.timeoutMs, () => scene.isWaiting);
  scene.onSeated = () => limit.restart();
  void world.unwritten([step, ...check.dependsOn]).then(() => limit.restart(UNWRITTEN_MS));
  const run = check.run(scene);
  run.catch(() => undefined);
  const brokenOff = Promise.withResolvers<never>();
  signal?.addEventListener('abort', () => brokenOff.reject(signal.reason));
  try {
    signal?.throwIfAborted();
    await Promise.race([
      run,
      limit.over,
      brokenOff.promise,
      world.lost().then((death) => Promise.reject(death)),
      scene.stoodStill().then(() => Promise.reject(new CheckFailed(STOOD_STILL))),
    ]);
    return { status: 'passed' };
  } catch (error) {
    if (error === signal?.reason) throw error;
    return await failure(error, scene);
  } finally {
    scene.onSeated = () => {};
    limit.end();
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

async function failure(error: unknown, scene: CheckContext): Promise<StepResult> {
  if (error instanceof HostDied) throw error;
  if (error instanceof CheckFailed) return { status: 'failed', message: await scene.told(error.finding) };
  const { name = '', message = String(error) } = error as Partial<Error>;
  if (name === 'TimeoutError') {
    return { status: 'failed', message: await scene.told(TOO_LATE) };
  }
  if (error instanceof BrokenOff || /fetch failed|net::ERR_/.test(message)) {
    return { status: 'failed', message: await scene.told(NO_ANSWER) };
  }
  if (/^(page|frame|jsHandle|elementHandle)\./.test(message) && scene.hasLeft()) {
    return { status: 'failed', message: await scene.told(LEFT) };
  }
  return { status: 'error', message: ownTrouble({ message }) };
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
