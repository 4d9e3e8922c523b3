/** Grades one exercise: its checks side by side in one Host process, and step by step should that process die. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { exercises } from '../../course.ts';
import type { Trouble } from '../host/messages.ts';
import { root } from '../source/root.ts';
import { HostDied, type HostProcess } from '../world/host-process.ts';
import type { Check, StepChecks } from './check.ts';
import { exerciseReport, stepReport, type ExerciseReport, type Verdict } from './report.ts';
import { runCheck, type Outcome, type Place, type Task } from './run-check.ts';
import type { Stage } from './stage.ts';
import { watchLoading, watchPulse } from '../world/pulse.ts';
import { World } from '../world/world.ts';

type ExerciseModule = ReturnType<typeof exercises>[number];

const STEPS_SIDE_BY_SIDE = 2;

/** A module's checks. They come from this kit, never from what was handed in. */
export async function loadChecks({ id, exercise }: ExerciseModule): Promise<StepChecks[]> {
  const spec = join(root, 'exercises', exercise.folder, `${id}.spec.ts`);
  return ((await import(pathToFileURL(spec).href)) as { default: StepChecks[] }).default;
}

/**
 * Grades one exercise.
 *
 * @param work a folder laid out like `exercises/`
 * @param checks all of the module's unless told; a step without checks ends in an error
 */
export async function gradeExercise(
  stage: Stage,
  module: ExerciseModule,
  work: string,
  checks?: StepChecks[],
): Promise<ExerciseReport> {
  checks ??= await loadChecks(module);
  const { folder, file } = workOn(module, work);
  const verdicts = existsSync(file)
    ? await new Grading(stage, module.id, folder, file, checks).verdicts()
    : all(checks, { status: 'not-started', message: `There is no ${module.exercise.folder}/${module.id}.ts here.` });
  const steps = module.exercise.steps.map((step) => {
    const hints = checks.find((one) => one.step === step.id)?.hints ?? [];
    return stepReport(step, verdicts.get(step.id) ?? { status: 'error', message: `${step.id} has no checks.` }, hints);
  });
  return exerciseReport(module, steps);
}

/** Lets the Host of a grade start that comes soon. @param work as for {@link gradeExercise} */
export function expectGrade(stage: Stage, module: ExerciseModule, work: string): void {
  const { folder, file } = workOn(module, work);
  if (existsSync(file)) stage.expect(folder);
}

/**
 * Prepares a grade that comes as soon as a file is saved. Resolves when everything waits for it; at once when there is no
 * file yet.
 */
export async function prepareGrade(stage: Stage, module: ExerciseModule, work: string): Promise<void> {
  const { folder, file } = workOn(module, work);
  if (!existsSync(file)) return;
  const checks = await loadChecks(module);
  await stage.prepare(module.id, folder, crashesHost(checks.flatMap(({ checks }) => checks)));
}

function crashesHost(checks: readonly Check[]): boolean {
  return checks.some(({ lasting }) => lasting);
}

function workOn({ id, exercise }: ExerciseModule, work: string): { folder: string; file: string } {
  const folder = join(work, exercise.folder);
  return { folder, file: join(folder, `${id}.ts`) };
}

type Result = [Task, Outcome];

class Grading {
  readonly #stage: Stage;
  readonly #module: string;
  readonly #folder: string;
  readonly #file: string;
  readonly #checks: StepChecks[];
  readonly #tasks: Task[];
  readonly #outcomes = new Map<Task, Outcome>();

  constructor(stage: Stage, module: string, folder: string, file: string, checks: StepChecks[]) {
    this.#stage = stage;
    this.#module = module;
    this.#folder = folder;
    this.#file = file;
    this.#checks = checks;
    this.#tasks = inTurns(checks);
  }

  /** The verdict of every step, by id. */
  async verdicts(): Promise<Map<string, Verdict>> {
    // The browser starts while the Host does. Without one there is no grade, and the caller hears why.
    const browser = this.#stage.browser();
    browser.catch(() => undefined);
    const trouble = await this.#inProcess(this.#tasks, (process) => this.#sideBySide(process, browser));
    if (trouble) return all(this.#checks, { status: 'failed', message: unloadable(trouble) });
    const left = this.#tasks.filter((task) => !this.#outcomes.has(task) && !this.#isDecided(task));
    const steps = [...Map.groupBy(left, ({ step }) => step).values()];
    await pooled(steps, STEPS_SIDE_BY_SIDE, (ofStep) => this.#alone(ofStep));
    return new Map(this.#checks.map(({ step }) => [step, this.#stepVerdict(step)]));
  }

  /** Runs every check in one process; what a dying process or browser spoils is left over. @returns why the learner's file cannot be loaded, if so */
  async #sideBySide(process: HostProcess, browser: Promise<unknown>): Promise<Trouble | undefined> {
    try {
      const trouble = await loadTrouble(this.#place(process));
      if (trouble) return trouble;
    } catch (error) {
      if (error instanceof HostDied) return error.trouble;
      throw error;
    }
    let died = false;
    const checked = pooled(this.#tasks, this.#stage.sideBySide, async (task) => {
      if (this.#isDecided(task)) return;
      const lost = this.#stage.browsersLost;
      const outcome = await this.#run(task, process).catch(ignoreDeath);
      died ||= !outcome;
      if (outcome && this.#stage.browsersLost === lost) this.#outcomes.set(task, outcome);
    });
    await Promise.all([checked, browser]);
    if (died) this.#forgetFailures();
    return undefined;
  }

  /** A process may have been out of breath before it died: what failed in it has failed only if it fails again. */
  #forgetFailures(): void {
    for (const [task, { status }] of this.#outcomes) if (status !== 'passed') this.#outcomes.delete(task);
  }

  /** Runs the checks of one step in a process of their own; when that dies too, the step has failed. */
  async #alone(tasks: Task[]): Promise<void> {
    await this.#inProcess(tasks, (process) =>
      pooled(tasks, this.#stage.sideBySide, async (task) => {
        if (this.#isDecided(task)) return;
        const outcome = await this.#run(task, process).catch((error: unknown): Outcome => {
          if (!(error instanceof HostDied)) throw error;
          return { status: 'failed', message: ended(error.trouble), todos: {} };
        });
        this.#outcomes.set(task, outcome);
      }),
    );
  }

  #run(task: Task, process: HostProcess): Promise<Outcome> {
    if (task.check.lasting) return this.#runLasting(task, process);
    return runCheck(task, this.#place(process), this.#stage.pages);
  }

  /** Runs a check that crashes the Host: first in a process of its own, and after the crash in the one of all checks. */
  async #runLasting(task: Task, survivor: HostProcess): Promise<Outcome> {
    const mortal = this.#stage.mortalHost(this.#folder, survivor);
    const stopWatching = watchPulse(mortal);
    try {
      const lasting = { database: join(survivor.scratch, `${randomUUID()}.db`), again: () => survivor };
      const outlived = survivor.gone().then((death) => Promise.reject(death));
      return await Promise.race([runCheck(task, { ...this.#place(mortal), lasting }, this.#stage.pages), outlived]);
    } finally {
      stopWatching();
      mortal.end();
    }
  }

  #place(process: HostProcess): Place {
    return { module: this.#module, file: this.#file, process };
  }

  async #inProcess<T>(tasks: readonly Task[], work: (process: HostProcess) => Promise<T>): Promise<T> {
    const process = this.#stage.host(this.#folder);
    if (crashesHost(tasks.map(({ check }) => check))) this.#stage.expectMortal(this.#folder, process);
    const stopWatching = watchPulse(process);
    try {
      return await work(process);
    } finally {
      stopWatching();
      this.#stage.giveBack(process);
    }
  }

  /** Whether a check could change nothing any more: its step has failed, or waits for one that is not written. */
  #isDecided({ step, check }: Task): boolean {
    const own = this.#outcomesOf(step);
    if (own.some((result) => isTelling(result) && result[1].status !== 'passed')) return true;
    return own.some(([, { todos }]) => check.with.some((needed) => needed in todos));
  }

  #stepVerdict(step: string): Verdict {
    const own = this.#outcomesOf(step);
    const broken = own.find(([, { status }]) => status === 'error');
    if (broken) return broken[1];
    const telling = own.filter(isTelling);
    const fallen = telling.find(([, { status }]) => status === 'failed');
    if (!fallen && telling.length > 0) return { status: 'passed' };
    const task = own.map(([, { todos }]) => todos[step]).find(Boolean);
    if (task !== undefined) return { status: 'not-started', message: `Still to do: ${task}` };
    return fallen?.[1] ?? { status: 'not-started', message: lacking(own) };
  }

  /** What came of a step's checks so far, in the order of the checks. */
  #outcomesOf(step: string): Result[] {
    return this.#tasks
      .filter((task) => task.step === step && this.#outcomes.has(task))
      .map((task) => [task, this.#outcomes.get(task)!]);
  }
}

/** Opens a world once, to hear whether the file loads at all. @throws HostDied */
async function loadTrouble(place: Place): Promise<Trouble | undefined> {
  const { process } = place;
  await process.ready();
  const stopWatching = watchLoading(process);
  try {
    const world = await World.open(place);
    await world.close();
    return world.troubles[0];
  } finally {
    stopWatching();
  }
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

/** The first check of every step, then the second of every step, and so on: no step waits for another one's patience. */
function inTurns(steps: StepChecks[]): Task[] {
  const turns = Math.max(0, ...steps.map(({ checks }) => checks.length));
  return Array.from({ length: turns }, (_, turn) => turn).flatMap((turn) =>
    steps.flatMap(({ step, checks }) => checks.slice(turn, turn + 1).map((check) => ({ step, check }))),
  );
}

function ignoreDeath(error: unknown): undefined {
  if (!(error instanceof HostDied)) throw error;
}

function unloadable({ message, where }: Trouble): string {
  return `Nothing could be checked, because the file does not load: ${message}${where ? ` (${where})` : ''}`;
}

function ended({ message, where }: Trouble): string {
  return `The Host ended while this step was checked: ${message}${where ? ` (${where})` : ''}`;
}

function all(checks: StepChecks[], verdict: Verdict): Map<string, Verdict> {
  return new Map(checks.map(({ step }) => [step, verdict]));
}

/** Works through a list, a few at a time, in order. */
async function pooled<T>(items: T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}
