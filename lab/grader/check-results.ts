/** What came of checks, and what that makes of their steps: the same verdicts, in whichever order the checks ended. */
import { lackingMessage, todoMessage } from './messages.ts';
import type { CheckResult, Task } from './run-check.ts';
import type { StepResult } from './report.ts';

type Result = [Task, CheckResult];

/** The results of one exercise's checks. */
export class CheckResults {
  readonly #tasks: readonly Task[];
  readonly #results = new Map<Task, CheckResult>();

  /**
   * @param tasks all that there are; those of one step in the order in which they count
   */
  constructor(tasks: readonly Task[]) {
    this.#tasks = tasks;
  }

  /** Notes what came of a check. */
  set(task: Task, result: CheckResult): void {
    this.#results.set(task, result);
  }

  /** A process may have been out of breath before it died: what failed in it has failed only if it fails again. */
  forgetFailures(): void {
    for (const [task, { status }] of this.#results) if (status !== 'passed') this.#results.delete(task);
  }

  /** The checks that have no result, and whose result could still change something. */
  left(): Task[] {
    return this.#tasks.filter((task) => !this.#results.has(task) && !this.isDecided(task));
  }

  /**
   * Whether a check can change nothing any more: by an earlier check, its step has failed, or waits for one that is not
   * written. A later check decides nothing for an earlier one, which has more to tell.
   */
  isDecided(task: Task): boolean {
    return isDecidedBy(this.#counting(task.step, task), task);
  }

  /** What its checks have made of a step. */
  verdict(step: string): StepResult {
    const own = this.#counting(step);
    const broken = own.find(([, { status }]) => status === 'error');
    if (broken) return decided(broken);
    const task = this.#todo(step);
    if (task !== undefined) return { status: 'not-started', message: todoMessage(task) };
    const telling = own.filter(isTelling);
    const fallen = telling.find(([, { status }]) => status === 'failed');
    if (!fallen && telling.length > 0) return { status: 'passed' };
    return fallen ? decided(fallen) : { status: 'not-started', message: lacking(own) };
  }

  /** The task of a step that any check has met unwritten, be it one of another step, and whoever caught the `todo()`. */
  #todo(step: string): string | undefined {
    const steps = new Set(this.#tasks.map((task) => task.step));
    const counting = [...steps].flatMap((one) => this.#counting(one));
    return counting.map(([, { todos }]) => todos[step]).find((task) => task !== undefined);
  }

  /**
   * What came of those of a step's checks that count.
   *
   * @param before only of those before this one
   */
  #counting(step: string, before?: Task): Result[] {
    const counting: Result[] = [];
    for (const task of this.#tasks) {
      if (task === before) break;
      const result = task.step === step ? this.#results.get(task) : undefined;
      if (result && !isDecidedBy(counting, task)) counting.push([task, result]);
    }
    return counting;
  }
}

function decided([{ check }, { status, message }]: Result): StepResult {
  return { status, message, check: check.title };
}

function isDecidedBy(earlier: Result[], { check }: Task): boolean {
  if (earlier.some((result) => isTelling(result) && result[1].status !== 'passed')) return true;
  return earlier.some(([, { todos }]) => check.dependsOn.some((needed) => needed in todos));
}

/** A check that needs other steps, too, says nothing of its own as long as one of those is not written. */
function isTelling([{ check }, { todos }]: Result): boolean {
  return !check.dependsOn.some((needed) => needed in todos);
}

/** Which step it is that a step waits for. */
function lacking(results: Result[]): string {
  const missing = results.flatMap(([{ check }, { todos }]) =>
    check.dependsOn.flatMap((step) => (todos[step] === undefined ? [] : { step, task: todos[step] })),
  );
  return missing.map(({ step, task }) => lackingMessage(step, task))[0]!;
}
