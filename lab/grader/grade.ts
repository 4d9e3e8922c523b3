/** Grades one exercise: its checks side by side in one or two Host processes, and step by step should one of those die. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ExerciseModule } from '../../course.ts';
import type { Diagnostic } from '../company/host/protocol.ts';
import { forEachConcurrently } from '../project/concurrency.ts';
import { root } from '../project/root.ts';
import { HostDied, type HostProcess } from '../runner/host-process.ts';
import type { Check, StepChecks } from './check.ts';
import { newSeed } from './draw.ts';
import { Printing } from './printed.ts';
import { exerciseReport, stepReport, type ExerciseReport, type StepResult, type StepResults } from './report.ts';
import { UNLOADED, endedMessage, unloadableMessage } from './messages.ts';
import { CheckResults } from './check-results.ts';
import { collectedChecks } from './collect.ts';
import { runCheck, type CheckResult, type Place, type Task } from './run-check.ts';
import type { GraderResources } from './resources.ts';
import { startLoadingWatchdog, startWatchdog } from '../runner/watchdog.ts';
import { World } from '../runner/world.ts';

const STEPS_AT_ONCE = 2;

/** The processes of one grade: one, or two should a second have been prepared. */
type Hosts = [HostProcess, ...HostProcess[]];

/** A module's checks. They come from this kit, never from what was handed in. */
export async function loadChecks({ id, exercise }: ExerciseModule): Promise<StepChecks[]> {
  await import(pathToFileURL(join(root, 'exercises', exercise.folder, `${id}.spec.ts`)).href);
  return collectedChecks(id);
}

/**
 * Grades one exercise.
 *
 * @param work a folder laid out like `exercises/`
 * @param seed repeats a grade; drawn anew unless told
 */
export async function gradeExercise(
  resources: GraderResources,
  module: ExerciseModule,
  work: string,
  seed = newSeed(),
): Promise<ExerciseReport> {
  const checks = await loadChecks(module);
  return reportOf(module, checks, await gradeSteps(resources, module, work, checks, seed), seed);
}

/**
 * Runs checks of one exercise.
 *
 * @param work a folder laid out like `exercises/`
 * @param checks of some steps, or of all
 * @param seed chooses what the checks draw
 * @param printing hears what the code prints
 * @returns what the steps of these checks came to
 */
export async function gradeSteps(
  resources: GraderResources,
  module: ExerciseModule,
  work: string,
  checks: StepChecks[],
  seed: number,
  printing = new Printing(),
): Promise<StepResults> {
  const { folder, file } = workOn(module, work);
  if (existsSync(file)) return new Grading(resources, module.id, folder, checks, seed, printing).results();
  return all(checks, { status: 'not-started', message: `There is no ${module.exercise.folder}/${module.id}.ts here.` });
}

/** The report on an exercise. Titles and points are those of `course.ts` as it is now; a step without a result is an error. */
export function reportOf(
  module: ExerciseModule,
  checks: readonly StepChecks[],
  results: StepResults,
  seed: number,
): ExerciseReport {
  const steps = module.exercise.steps.map((step) => {
    const own = checks.find((one) => one.step === step.id);
    const result = results.get(step.id) ?? { status: 'error', message: `${step.id} has no checks.` };
    // Hints are for what a check has found, or for what is not written yet.
    const isHinted = result.check !== undefined || result.status === 'not-started';
    return stepReport(step, withCause(result, own, module, results), isHinted && own ? own.hints : []);
  });
  return exerciseReport(module, steps, seed);
}

/** A step that fails with the help of another one that fails says so first: one mistake must not look like two. */
function withCause(
  result: StepResult,
  own: StepChecks | undefined,
  { exercise }: ExerciseModule,
  results: StepResults,
): StepResult {
  if (result.status !== 'failed') return result;
  const needed = own?.checks.find(({ title }) => title === result.check)?.dependsOn ?? [];
  const cause = exercise.steps.findIndex(({ id }) => needed.includes(id) && results.get(id)?.status === 'failed');
  if (cause < 0) return result;
  return { ...result, message: `Step ${cause + 1} fails too: mend that one first.\n${result.message}` };
}

/**
 * Lets the Host of a grade start that comes soon.
 *
 * @param work as for {@link gradeExercise}
 */
export function expectGrade(resources: GraderResources, module: ExerciseModule, work: string): void {
  const { folder, file } = workOn(module, work);
  if (existsSync(file)) resources.expect(folder);
}

/**
 * Prepares a grade that comes as soon as a file is saved: most likely, but not necessarily, of this exercise. Resolves when
 * everything waits for it.
 */
export async function prepareGrade(resources: GraderResources, module: ExerciseModule): Promise<void> {
  const checks = await loadChecks(module);
  await resources.prepare(module.id, crashesHost(checks.flatMap(({ checks }) => checks)));
}

function crashesHost(checks: readonly Check[]): boolean {
  return checks.some(({ crashesHost }) => crashesHost);
}

function workOn({ id, exercise }: ExerciseModule, work: string): { folder: string; file: string } {
  const folder = join(work, exercise.folder);
  return { folder, file: join(folder, `${id}.ts`) };
}

class Grading {
  readonly #resources: GraderResources;
  readonly #module: string;
  readonly #folder: string;
  readonly #checks: StepChecks[];
  readonly #tasks: Task[];
  readonly #results: CheckResults;
  readonly #printing: Printing;
  /** Where a process reads the learner's file. */
  readonly #files = new Map<HostProcess, string>();

  constructor(
    resources: GraderResources,
    module: string,
    folder: string,
    checks: StepChecks[],
    seed: number,
    printing: Printing,
  ) {
    this.#resources = resources;
    this.#module = module;
    this.#folder = folder;
    this.#checks = checks;
    this.#tasks = inTurns(checks, seed);
    this.#results = new CheckResults(this.#tasks);
    this.#printing = printing;
  }

  /** What every step came to. */
  async results(): Promise<StepResults> {
    // The browser starts while the Host does. Without one there is no grade, and the caller hears why.
    const browser = this.#resources.browser();
    browser.catch(() => undefined);
    const trouble = await this.#inProcess(this.#tasks, (...hosts) => this.#checkAll(hosts, browser));
    if (trouble) return unloadable(this.#checks, trouble);
    const steps = [...Map.groupBy(this.#results.left(), ({ step }) => step).values()];
    await forEachConcurrently(steps, STEPS_AT_ONCE, (ofStep) => this.#alone(ofStep));
    return new Map(this.#checks.map(({ step }) => [step, this.#results.verdict(step)]));
  }

  /**
   * Shares all checks between these processes; what a dying process or browser spoils is left over.
   *
   * @returns why the learner's file cannot be loaded, if so
   */
  async #checkAll(hosts: Hosts, browser: Promise<unknown>): Promise<Diagnostic | undefined> {
    const [process] = hosts;
    try {
      const trouble = await loadTrouble(this.#place(process));
      if (trouble) return trouble;
    } catch (error) {
      if (error instanceof HostDied) return error.trouble;
      throw error;
    }
    const running = new Map<Task, AbortController>();
    let died = false;
    // A check that is broken off meanwhile would not say so.
    for (const host of hosts) void host.gone().then(() => (died = true));
    const { concurrency } = this.#resources;
    const tasks = concurrency > 1 ? longOnesEarly(this.#tasks) : this.#tasks;
    const checked = forEachConcurrently(tasks, concurrency, async (task, worker) => {
      if (this.#results.isDecided(task)) return;
      const lost = this.#resources.browsersLost;
      const signal = new AbortController();
      running.set(task, signal);
      const host = task.check.crashesHost ? process : hosts[worker % hosts.length]!;
      const result = await this.#run(task, host, signal.signal).catch((error: unknown) => {
        if (error instanceof HostDied) died = true;
        else if (!signal.signal.aborted) throw error;
      });
      running.delete(task);
      if (!result || this.#resources.browsersLost !== lost) return;
      this.#results.set(task, result);
      for (const [other, signal] of running) if (this.#results.isDecided(other)) signal.abort();
    });
    await Promise.all([checked, browser]);
    if (died) this.#results.forgetFailures();
    return undefined;
  }

  /** Runs the checks of one step in a process of their own; when that dies too, the step has failed. */
  async #alone(tasks: Task[]): Promise<void> {
    await this.#inProcess(tasks, (process) =>
      forEachConcurrently(tasks, this.#resources.concurrency, async (task) => {
        if (this.#results.isDecided(task)) return;
        const result = await this.#run(task, process).catch((error: unknown): CheckResult => {
          if (!(error instanceof HostDied)) throw error;
          return { status: 'failed', message: endedMessage(error.trouble), todos: {} };
        });
        this.#results.set(task, result);
      }),
    );
  }

  #run(task: Task, process: HostProcess, signal?: AbortSignal): Promise<CheckResult> {
    if (task.check.crashesHost) return this.#runCrashing(task, process, signal);
    return runCheck(task, this.#place(process), this.#resources.pages, signal);
  }

  /** Runs a check that crashes the Host: first in a process of its own, and after the crash in the one of all checks. */
  async #runCrashing(task: Task, survivor: HostProcess, signal?: AbortSignal): Promise<CheckResult> {
    const disposable = this.#resources.disposableHost(survivor);
    const stopWatching = startWatchdog(disposable);
    const stopHearing = this.#printing.follow(disposable);
    try {
      const persistent = { database: join(survivor.scratch, `${randomUUID()}.db`), again: () => survivor };
      const outlived = survivor.gone().then((death) => Promise.reject(death));
      const place = { ...this.#place(survivor), process: disposable, persistent };
      return await Promise.race([runCheck(task, place, this.#resources.pages, signal), outlived]);
    } finally {
      stopWatching();
      stopHearing();
      disposable.end();
    }
  }

  async #bringTo(process: HostProcess): Promise<void> {
    this.#files.set(process, join(await process.bring(this.#folder), `${this.#module}.ts`));
  }

  #place(process: HostProcess): Place {
    return { module: this.#module, file: this.#files.get(process), process };
  }

  async #inProcess<T>(tasks: readonly Task[], work: (...hosts: Hosts) => Promise<T>): Promise<T> {
    const process = this.#resources.host(this.#folder);
    const second = this.#resources.second(process);
    const hosts: Hosts = second ? [process, second] : [process];
    if (crashesHost(tasks.map(({ check }) => check))) this.#resources.expectDisposable(process);
    const watches = hosts.flatMap((host) => [startWatchdog(host), this.#printing.follow(host)]);
    try {
      await Promise.all(hosts.map((host) => this.#bringTo(host)));
      return await work(...hosts);
    } finally {
      for (const stopWatching of watches) stopWatching();
      this.#resources.giveBack(process);
    }
  }
}

/**
 * Opens a world once, to hear whether the file loads at all.
 *
 * @returns what is wrong with it, if anything
 * @throws HostDied
 */
export async function loadTrouble(place: Place): Promise<Diagnostic | undefined> {
  const { process } = place;
  await process.ready();
  const stopWatching = startLoadingWatchdog(process);
  try {
    const world = await World.open(place);
    await world.close();
    return world.diagnostics[0];
  } finally {
    stopWatching();
  }
}

/** The first check of every step, then the second of every step, and so on: no step waits for another one's patience. */
function inTurns(steps: StepChecks[], seed: number): Task[] {
  const turns = Math.max(0, ...steps.map(({ checks }) => checks.length));
  return Array.from({ length: turns }, (_, turn) => turn).flatMap((turn) =>
    steps.flatMap(({ step, checks }) => checks.slice(turn, turn + 1).map((check) => ({ step, check, seed }))),
  );
}

/** The first check of a step tells whether it is written at all. Then come the long ones; the others fill the time that those leave. */
function longOnesEarly(tasks: readonly Task[]): Task[] {
  const first = new Set([...Map.groupBy(tasks, ({ step }) => step).values()].map(([task]) => task));
  const rank = (task: Task) => (first.has(task) ? 0 : task.check.slow ? 1 : 2);
  return tasks.toSorted((a, b) => rank(a) - rank(b));
}

/** The first step says why nothing could be checked, the others that it does. */
function unloadable([first, ...others]: StepChecks[], trouble: Diagnostic): StepResults {
  const told = all(first ? [first] : [], { status: 'failed', message: unloadableMessage(trouble) });
  return new Map([...told, ...all(others, { status: 'failed', message: UNLOADED })]);
}

function all(checks: StepChecks[], result: StepResult): StepResults {
  return new Map(checks.map(({ step }) => [step, result]));
}
