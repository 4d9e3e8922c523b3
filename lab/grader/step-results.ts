/** What came of checks, and what that makes of their steps: the same verdicts, in whichever order the checks ended. */
import type { Outcome, Task } from './run-check.ts';
import type { Verdict } from './report.ts';

type Result = [Task, Outcome];

/** The outcomes of one exercise's checks. */
export class Outcomes {
  readonly #tasks: readonly Task[];
  readonly #outcomes = new Map<Task, Outcome>();

  /** @param tasks all that there are; those of one step in the order in which they count */
  constructor(tasks: readonly Task[]) {
    this.#tasks = tasks;
  }

  /** Notes what came of a check. */
  set(task: Task, outcome: Outcome): void {
    this.#outcomes.set(task, outcome);
  }

  /** A process may have been out of breath before it died: what failed in it has failed only if it fails again. */
  forgetFailures(): void {
    for (const [task, { status }] of this.#outcomes) if (status !== 'passed') this.#outcomes.delete(task);
  }

  /** The checks that have no outcome, and whose outcome could still change something. */
  left(): Task[] {
    return this.#tasks.filter((task) => !this.#outcomes.has(task) && !this.isDecided(task));
  }

  /**
   * Whether a check can change nothing any more: by an earlier check, its step has failed, or waits for one that is not
   * written. A later check decides nothing for an earlier one, which has more to tell.
   */
  isDecided(task: Task): boolean {
    return isDecidedBy(this.#counting(task.step, task), task);
  }

  /** What its checks have made of a step. */
  verdict(step: string): Verdict {
    const own = this.#counting(step);
    const broken = own.find(([, { status }]) => status === 'error');
    if (broken) return broken[1];
    const telling = own.filter(isTelling);
    const fallen = telling.find(([, { status }]) => status === 'failed');
    if (!fallen && telling.length > 0) return { status: 'passed' };
    const task = own.map(([, { todos }]) => todos[step]).find(Boolean);
    if (task !== undefined) return { status: 'not-started', message: `Still to do: ${task}` };
    return fallen?.[1] ?? { status: 'not-started', message: lacking(own) };
  }

  /** What came of those of a step's checks that count. @param before only of those before this one */
  #counting(step: string, before?: Task): Result[] {
    const counting: Result[] = [];
    for (const task of this.#tasks) {
      if (task === before) break;
      const outcome = task.step === step ? this.#outcomes.get(task) : undefined;
      if (outcome && !isDecidedBy(counting, task)) counting.push([task, outcome]);
    }
    return counting;
  }
}

function isDecidedBy(earlier: Result[], { check }: Task): boolean {
  if (earlier.some((result) => isTelling(result) && result[1].status !== 'passed')) return true;
  return earlier.some(([, { todos }]) => check.with.some((needed) => needed in todos));
}

/** A check that needs other steps, too, says nothing of its own as long as one of those is not written. */
function isTelling([{ check }, { todos }]: Result): boolean {
  return !check.with.some((needed) => needed in todos);
}

/** Which step it is that a step waits for. */
function lacking(results: Result[]): string {
  const missing = results.flatMap(([{ check }, { todos }]) =>
    check.with.flatMap((step) => (todos[step] === undefined ? [] : { step, task: todos[step] })),
  );
  return missing.map(({ step, task }) => `This step builds on ${step}, which is still to do: ${task}`)[0]!;
}
