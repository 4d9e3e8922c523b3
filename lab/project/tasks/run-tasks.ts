/** Runs tasks, several at a time and to the end, whatever fails on the way. */
import { UserError } from '../user-error.ts';
import type { Counts } from './counts.ts';
import type { Passed } from './passed.ts';
import { runTask, type Task, type TaskResult } from './tasks.ts';

type Log = (line: string) => void;

/**
 * The tasks that were asked for, and those that they need.
 *
 * @param ids what `--only` named, for instance `['unit', 'types']`; undefined is everything
 * @throws UserError when there is no such task
 */
export function select(all: readonly Task[], ids: readonly string[] | undefined): readonly Task[] {
  if (ids === undefined) return all;
  const known = namesOf(all);
  const unknown = ids.find((id) => !known.includes(id));
  if (unknown !== undefined) throw new UserError(`No task is called “${unknown}”. There are: ${known.join(', ')}.`);
  const wanted = new Set(
    ids.flatMap((id) => [id, ...all.flatMap((task) => (task.id === id ? (task.needs ?? []) : []))]),
  );
  return all.filter(({ id }) => wanted.has(id));
}

/** What `--only` may name. */
export function namesOf(all: readonly Task[]): string[] {
  return [...new Set(all.map(({ id }) => id))];
}

/** How tasks are run. */
export interface RunOptions {
  /** How many at a time. Each keeps about one core busy. */
  concurrency: number;
  passed: Passed;
  /** Gets a line for each task that has ended. */
  log: Log;
}

/**
 * Runs tasks in order: each begins as soon as there is room, what it needs has ended, and nobody else uses what it must
 * have for itself. What has passed before on the same inputs is not run again.
 *
 * @returns how many tests passed and failed
 */
export async function runTasks(all: readonly Task[], { concurrency, passed, log }: RunOptions): Promise<Counts> {
  const total: Counts = { passed: 0, failed: 0 };
  const broken = new Set<string>();
  const waiting = new Set(all);
  const running = new Map<Task, Promise<void>>();

  const run = async (task: Task): Promise<void> => {
    const begun = performance.now();
    const missing = task.needs?.find((id) => broken.has(id));
    const before = missing === undefined ? await passed.recall(task) : undefined;
    const result = before ?? (missing === undefined ? await runTask(task) : notRun(missing));
    if (!before) await passed.keep(task, result);
    if (result.failed > 0) broken.add(task.id);
    total.passed += result.passed;
    total.failed += result.failed;
    log(line(task, result, before ? 'as before' : `${((performance.now() - begun) / 1000).toFixed(1)} s`));
    if (result.failed > 0) log(result.output.replace(/^(?=.)/gm, '    '));
  };

  for (;;) {
    const unfinished = [...waiting, ...running.keys()];
    const next = [...waiting].find((task) => canStart(task, unfinished, [...running.keys()]));
    if (next && running.size < concurrency) {
      waiting.delete(next);
      running.set(
        next,
        run(next).finally(() => running.delete(next)),
      );
    } else if (running.size > 0) await Promise.race(running.values());
    else return total;
  }
}

/**
 * @param unfinished all tasks that have not ended
 */
function canStart({ needs = [], exclusive }: Task, unfinished: Task[], running: Task[]): boolean {
  if (unfinished.some(({ id }) => needs.includes(id))) return false;
  return exclusive === undefined || !running.some((other) => other.exclusive === exclusive);
}

function notRun(missing: string): TaskResult {
  return { passed: 0, failed: 1, output: `Not run, because it needs “${missing}”, which failed.` };
}

function line({ title }: Task, { passed, failed }: TaskResult, how: string): string {
  const count = passed + failed > 1 ? `: ${passed} passed${failed > 0 ? `, ${failed} failed` : ''}` : '';
  return `${failed > 0 ? '✗' : '✓'} ${title}${count} (${how})`;
}
