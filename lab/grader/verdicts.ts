/**
 * A verdict is worked out once. It is kept under a key made of everything that it depends on; whoever asks for it again
 * is told what is kept. Points and titles are no part of it: a report takes them from `course.ts` as it is then.
 */
import { hash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExerciseModule } from '../../course.ts';
import { readIfThere, tidy, writeWhole } from '../project/files.ts';
import { checksOf, fingerprint, folderHash } from '../project/inputs.ts';
import { root } from '../project/root.ts';
import type { StepChecks } from './check.ts';
import { gradeSteps, loadChecks, reportOf } from './grade.ts';
import { newSeed } from './draw.ts';
import { Printing, type Printed } from './printed.ts';
import type { ExerciseReport, StepResult, StepResults } from './report.ts';
import type { GraderResources } from './resources.ts';

const KEPT = join(root, '.lab', 'verdicts');
/** More files are not kept of one exercise; the oldest go first. */
const MOST_KEPT = 5_000;

/** How verdicts are kept. */
export interface VerdictOptions {
  /** Where; a folder of the project's unless told. */
  folder?: string;
  /**
   * Whether what an earlier run has kept counts, or since when. Without it, only what this run has worked out is told
   * again.
   */
  recall?: boolean | Date;
  /** What holds learner code beside Node's permission model, in words; a program may behave otherwise elsewhere. */
  confinement?: string;
  /** What checks draw from where nobody asks for a seed; drawn for every verdict unless told. */
  seed?: number;
}

/** A verdict, and when it was worked out. */
export interface Verdict {
  results: StepResults;
  /** What the checks drew from. */
  seed: number;
  /** What the code printed meanwhile. */
  printed: Printed;
  gradedAt: Date;
  /** Whether it was worked out before. */
  recalled: boolean;
}

/** A grade that may have been worked out before. */
export interface RecalledGrade extends Omit<Verdict, 'results' | 'seed'> {
  report: ExerciseReport;
}

/** As a file holds it. */
interface Kept {
  gradedAt: string;
  seed: number;
  printed: Printed;
  results: [step: string, result: StepResult][];
}

/** The verdicts that are known. */
export class Verdicts {
  readonly #folder: string;
  readonly #recall: boolean | Date;
  readonly #confinement: string;
  readonly #seed: number | undefined;
  readonly #worked = new Map<string, Promise<Verdict>>();
  /** What is being written; nobody waits for it with a verdict in hand. */
  readonly #keeping = new Set<Promise<void>>();

  constructor({ folder = KEPT, recall = true, confinement = '', seed }: VerdictOptions = {}) {
    this.#folder = folder;
    this.#recall = recall;
    this.#confinement = confinement;
    this.#seed = seed;
  }

  /**
   * The verdict on what somebody has written.
   *
   * @param work a folder laid out like `exercises/`
   * @param workOut works it out if nobody has; two who ask at once share the work
   * @param seed what the checks draw from; without it, any verdict will do, and a new one gets a seed of its own
   */
  async of(
    module: ExerciseModule,
    work: string,
    checks: readonly StepChecks[],
    workOut: (seed: number, printing: Printing) => Promise<StepResults>,
    seed?: number,
  ): Promise<Verdict> {
    const keyNow = () => this.#keyOf(module, work, checks, seed);
    const key = keyNow();
    const under = this.#worked.get(key);
    if (under) return { ...(await under), recalled: true };
    const worked = async (): Promise<Verdict> => {
      const drawn = seed ?? this.#seed ?? newSeed();
      const printing = new Printing();
      const results = await workOut(drawn, printing);
      const { printed } = printing;
      const verdict = { results, seed: drawn, printed, gradedAt: new Date(), recalled: false };
      // What somebody saved meanwhile may be what was graded, and has another key.
      if (isSound(results) && keyNow() === key) this.#keep(module, key, verdict);
      else this.#worked.delete(key);
      return verdict;
    };
    const verdict = this.#recalled(module, key).then((known) => known ?? worked());
    this.#worked.set(key, verdict);
    verdict.catch(() => this.#worked.delete(key));
    return verdict;
  }

  /**
   * The verdict on what somebody has written, if it was worked out before.
   *
   * @param work a folder laid out like `exercises/`
   */
  known(module: ExerciseModule, work: string, checks: readonly StepChecks[]): Promise<Verdict | undefined> {
    return this.#recalled(module, this.#keyOf(module, work, checks));
  }

  async #recalled(module: ExerciseModule, key: string): Promise<Verdict | undefined> {
    if (this.#recall === false) return undefined;
    try {
      const { gradedAt, results, ...rest } = JSON.parse((await readIfThere(this.#file(module, key))) ?? 'null') as Kept;
      if (this.#recall instanceof Date && new Date(gradedAt) < this.#recall) return undefined;
      return { ...rest, results: new Map(results), gradedAt: new Date(gradedAt), recalled: true };
    } catch {
      return undefined; // there is none, or half of one
    }
  }

  /** Whoever cannot keep a verdict works it out again next time. */
  #keep(module: ExerciseModule, key: string, { results, seed, printed, gradedAt }: Verdict): void {
    const kept: Kept = { gradedAt: gradedAt.toISOString(), seed, printed, results: [...results] };
    const writing = writeWhole(this.#file(module, key), `${JSON.stringify(kept)}\n`)
      .catch(() => undefined)
      .finally(() => this.#keeping.delete(writing));
    this.#keeping.add(writing);
  }

  /** Waits until all that is to be kept is written, and throws away the oldest verdicts where there are too many. */
  async tidy(): Promise<void> {
    await Promise.all(this.#keeping);
    for (const module of await readdir(this.#folder).catch(() => [])) await tidy(join(this.#folder, module), MOST_KEPT);
  }

  #keyOf(module: ExerciseModule, work: string, checks: readonly StepChecks[], seed?: number): string {
    const { platform, arch, versions } = process;
    const parts = [
      fingerprint(checksOf(module)),
      [module.id, ...module.exercise.steps.map(({ id }) => id)].join(),
      [versions.node, platform, arch, this.#confinement].join(),
      JSON.stringify(checks.map(({ step, checks }) => [step, checks.map(({ title }) => title)])),
      folderHash(join(work, module.exercise.folder)),
      String(seed ?? 'any'),
    ];
    return hash('sha256', parts.join('\n'));
  }

  #file({ id }: ExerciseModule, key: string): string {
    return join(this.#folder, id, `${key}.json`);
  }
}

/**
 * Grades an exercise, or tells its grade again when nothing has changed that it depends on.
 *
 * @param work a folder laid out like `exercises/`
 * @param checks all of the exercise's unless told; the report then has an error for every step without a check
 * @param seed repeats what the checks drew; without it, they draw anew when there is something to work out
 */
export async function gradeOrRecall(
  verdicts: Verdicts,
  resources: GraderResources,
  module: ExerciseModule,
  work: string,
  checks?: StepChecks[],
  seed?: number,
): Promise<RecalledGrade> {
  const selected = checks ?? (await loadChecks(module));
  const workOut = (drawn: number, printing: Printing) => gradeSteps(resources, module, work, selected, drawn, printing);
  const { results, seed: drawn, ...rest } = await verdicts.of(module, work, selected, workOut, seed);
  return { report: reportOf(module, selected, results, drawn), ...rest };
}

/**
 * Tells the grade of an exercise as it is now, if it was worked out before.
 *
 * @param work a folder laid out like `exercises/`
 */
export async function knownGrade(
  verdicts: Verdicts,
  module: ExerciseModule,
  work: string,
): Promise<ExerciseReport | undefined> {
  const checks = await loadChecks(module);
  const known = await verdicts.known(module, work, checks);
  return known && reportOf(module, checks, known.results, known.seed);
}

/** The grader's own trouble is no verdict. */
function isSound(results: StepResults): boolean {
  return [...results.values()].every(({ status }) => status !== 'error');
}
