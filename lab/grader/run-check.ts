/** Runs one check in a fresh world of its own. */
import { HostDied } from '../world/host-process.ts';
import { World, type WorldOptions } from '../world/world.ts';
import { CheckFailed, type Check } from './check.ts';
import type { PagePool } from './pages.ts';
import { whenPatienceEnds } from './patience.ts';
import type { Verdict } from './report.ts';
import { CheckScene } from './scene.ts';

/** One check of one step. */
export interface Task {
  step: string;
  check: Check;
}

/** What came of a check. */
export interface Outcome extends Verdict {
  /** Tasks of the steps that turned out not to be written, by step id. */
  todos: Record<string, string>;
}

/** Where a check runs: the exercise, the learner's file, the process, and the database should it last. */
export type Place = Pick<WorldOptions, 'module' | 'file' | 'process' | 'lasting'>;

/** Runs a check. @throws HostDied when the Host's process ended meanwhile although the check did not mean it to */
export async function runCheck({ step, check }: Task, place: Place, pages: PagePool): Promise<Outcome> {
  const { deadlineMs, seed } = check;
  const world = await World.open({ ...place, steps: [step, ...check.with], deadlineMs, seed });
  const scene = new CheckScene(world, pages);
  const verdict = await verdictOf(check, scene, world).catch(async (error: unknown) => {
    await Promise.allSettled([scene.close(true), world.close()]);
    throw error;
  });
  await scene.close(verdict.status !== 'passed');
  return { ...verdict, todos: await world.close() };
}

async function verdictOf(check: Check, scene: CheckScene, world: World): Promise<Verdict> {
  const limit = Promise.withResolvers<never>();
  const expire = () => (scene.isWaiting ? restart() : limit.reject(new Overtime()));
  let stop = whenPatienceEnds(check.limitMs, expire);
  const restart = () => {
    stop();
    stop = whenPatienceEnds(check.limitMs, expire);
  };
  scene.onSeated = restart;
  limit.promise.catch(() => undefined);
  const run = check.run(scene);
  run.catch(() => undefined);
  try {
    await Promise.race([run, limit.promise, world.lost().then((death) => Promise.reject(death))]);
    return { status: 'passed' };
  } catch (error) {
    return await failure(error, scene);
  } finally {
    scene.onSeated = () => {};
    stop();
  }
}

class Overtime extends Error {
  override name = 'TimeoutError';
}

async function failure(error: unknown, scene: CheckScene): Promise<Verdict> {
  if (error instanceof HostDied) throw error;
  if (error instanceof CheckFailed) return { status: 'failed', message: await scene.told(error.finding) };
  const { name = '', message = String(error) } = error as Partial<Error>;
  if (name === 'TimeoutError') {
    return { status: 'failed', message: await scene.told(TOO_LATE) };
  }
  if (/fetch failed|net::ERR_/.test(message)) {
    return { status: 'failed', message: await scene.told(NO_ANSWER) };
  }
  return {
    status: 'error',
    message: `The grader met an error of its own, which is not your fault: ${message.split('\n')[0]}`,
  };
}

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
