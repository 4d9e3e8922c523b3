/** Grades a folder of submissions, several at a time, and goes on where it was stopped. */
import type { ExerciseModule } from '../../../course.ts';
import type { GraderResources } from '../../grader/resources.ts';
import type { Verdicts } from '../../grader/verdicts.ts';
import type { GradeSheet } from '../grade-sheet.ts';
import { forEachConcurrently } from '../../project/concurrency.ts';
import { copyOf, gradeCopy } from './grade-submission.ts';
import type { Submission } from './submission.ts';

/** How a cohort is graded. */
export interface CohortOptions {
  resources: GraderResources;
  modules: readonly ExerciseModule[];
  submissions: readonly Submission[];
  /** What is known so far. */
  verdicts: Verdicts;
  /** How many submissions at a time. */
  concurrency: number;
  /**
   * Hears of each grade.
   *
   * @param known whether it was known from an earlier run
   */
  onGraded: (sheet: GradeSheet, known: boolean) => void;
  /** Stops after the submissions that are under way. */
  signal: AbortSignal;
}

/**
 * Grades a cohort.
 *
 * @returns the grades, in the order of the submissions; without those that a stop left out
 */
export async function gradeCohort(options: CohortOptions): Promise<GradeSheet[]> {
  const { submissions, concurrency, signal } = options;
  const sheets = new Map<Submission, GradeSheet>();
  const grade = async (submission: Submission) => {
    sheets.set(submission, await gradeOne(submission, options));
  };
  await forEachConcurrently(submissions, concurrency, grade, signal);
  return submissions.flatMap((submission) => sheets.get(submission) ?? []);
}

async function gradeOne(submission: Submission, options: CohortOptions): Promise<GradeSheet> {
  const copy = await copyOf(submission, options.modules);
  try {
    const { sheet, recalled } = await gradeCopy(copy, submission.learner, options);
    options.onGraded(sheet, recalled);
    return sheet;
  } finally {
    await copy.remove();
  }
}
