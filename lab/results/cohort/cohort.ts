/** Grades a folder of submissions, several at a time, and goes on where it was stopped. */
import { createHash, hash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ExerciseModule } from '../../../course.ts';
import type { GraderResources } from '../../grader/resources.ts';
import type { GradeSheet } from '../grade-sheet.ts';
import { forEachConcurrently } from '../../project/concurrency.ts';
import { readIfThere, writeWhole } from '../../project/files.ts';
import { root } from '../../project/root.ts';
import { copyOf, gradeCopy } from './grade-submission.ts';
import type { Submission } from './submission.ts';

/** How a cohort is graded. */
export interface CohortOptions {
  resources: GraderResources;
  modules: readonly ExerciseModule[];
  submissions: readonly Submission[];
  /** A folder for what is known so far; made when it is not there. */
  kept: string;
  /** How many submissions at a time. */
  concurrency: number;
  /** Whether to grade again what is known. */
  fresh: boolean;
  /** Hears of each grade. @param known whether it was known from an earlier run */
  onGraded: (sheet: GradeSheet, known: boolean) => void;
  /** Stops after the submissions that are under way. */
  signal: AbortSignal;
}

/** A grade as it is kept between runs. */
interface Kept {
  /** Of the submission, the exercises and the checks. */
  fingerprint: string;
  sheet: { learner: string; at: string; report: GradeSheet['report'] };
}

/** Grades a cohort. @returns the grades, in the order of the submissions; without those that a stop left out */
export async function gradeCohort(options: CohortOptions): Promise<GradeSheet[]> {
  const { submissions, concurrency, signal } = options;
  const sheets = new Map<Submission, GradeSheet>();
  const rules = rulesOf(options.modules);
  const grade = async (submission: Submission) => {
    sheets.set(submission, await gradeOne(submission, options, rules));
  };
  await forEachConcurrently(submissions, concurrency, grade, signal);
  return submissions.flatMap((submission) => sheets.get(submission) ?? []);
}

async function gradeOne(submission: Submission, options: CohortOptions, rules: string): Promise<GradeSheet> {
  const { resources, modules, kept, fresh, onGraded } = options;
  const copy = await copyOf(submission, modules);
  try {
    const file = join(kept, `${encodeURIComponent(submission.learner)}.json`);
    const fingerprint = hash('sha256', rules + copy.fingerprint);
    const known = fresh ? undefined : await readKept(file, fingerprint);
    if (known) {
      onGraded(known, true);
      return known;
    }
    const sheet = await gradeCopy(resources, copy, modules, submission.learner, new Date());
    const trouble = sheet.report.exercises.some(({ steps }) => steps.some(({ status }) => status === 'error'));
    if (!trouble) await writeWhole(file, `${JSON.stringify({ fingerprint, sheet })}\n`);
    onGraded(sheet, false);
    return sheet;
  } finally {
    await copy.remove();
  }
}

async function readKept(file: string, fingerprint: string): Promise<GradeSheet | undefined> {
  try {
    const kept = JSON.parse((await readIfThere(file)) ?? '{}') as Partial<Kept>;
    if (kept.fingerprint !== fingerprint || !kept.sheet) return undefined;
    return { ...kept.sheet, at: new Date(kept.sheet.at) };
  } catch {
    return undefined; // half a file is no grade
  }
}

/** Changes whenever the checks or the lab do: then nothing that is known counts any more. */
function rulesOf(modules: readonly ExerciseModule[]): string {
  const rules = createHash('sha256').update(modules.map(({ id }) => id).join());
  const folders = ['lab', ...modules.map(({ exercise }) => `exercises/${exercise.folder}`)];
  for (const folder of folders) {
    for (const path of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).toSorted()) {
      const own = folder === 'lab' ? !/\.test\.ts$/.test(path) : /\.\w+\.ts$/.test(path);
      const file = join(root, folder, path);
      if (own && statSync(file).isFile()) rules.update(path).update(readFileSync(file));
    }
  }
  return rules.digest('hex');
}
