/** Grades one submission, from a copy of it. */
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExerciseModule } from '../../../course.ts';
import { exerciseReport, ownTrouble, stepReport, wholeReport, type ExerciseReport } from '../../grader/report.ts';
import type { GraderResources } from '../../grader/resources.ts';
import { gradeOrRecall, type RecalledGrade, type Verdicts } from '../../grader/verdicts.ts';
import type { GradeSheet } from '../grade-sheet.ts';
import { copyFound, find, type Submission } from './submission.ts';

/** A copy of what a submission holds, laid out like `exercises/`. */
export interface Copy {
  work: string;
  /** What is odd about where files lay, by exercise. */
  notes: ReadonlyMap<string, string>;
  /** Throws the copy away. */
  remove: () => Promise<void>;
}

/** Copies a submission to a folder of its own. */
export async function copyOf(submission: Submission, modules: readonly ExerciseModule[]): Promise<Copy> {
  const work = await realpath(await mkdtemp(join(tmpdir(), 'submission-')));
  await chmod(work, 0o755); // another user may have to read it
  const notes = new Map<string, string>();
  for (const module of modules) {
    const found = await find(submission, module);
    if (found?.note !== undefined) notes.set(module.id, found.note);
    if (found && 'file' in found) await copyFound(found, module, work);
  }
  return { work, notes, remove: () => rm(work, { recursive: true, force: true }) };
}

/** What a class learns of a grade. */
type Grade = Omit<RecalledGrade, 'printed'>;

/** What grading takes. */
export interface Grading {
  resources: GraderResources;
  modules: readonly ExerciseModule[];
  verdicts: Verdicts;
}

/**
 * Grades a copy.
 *
 * @returns the grades, and whether all of them were worked out before; then they have the date of that
 */
export async function gradeCopy(
  { work, notes }: Copy,
  learner: string,
  { resources, modules, verdicts }: Grading,
): Promise<{ sheet: GradeSheet; recalled: boolean }> {
  const grades: Grade[] = [];
  for (const module of modules) {
    const grade = await gradeOrRecall(verdicts, resources, module, work).catch((error: Error) =>
      notGraded(module, error),
    );
    const note = notes.get(module.id);
    grades.push(note === undefined ? grade : { ...grade, report: withNote(grade.report, note) });
  }
  const at = new Date(Math.max(...grades.map(({ gradedAt }) => gradedAt.getTime())));
  const report = wholeReport(grades.map(({ report }) => report));
  return { sheet: { learner, at, report }, recalled: grades.every(({ recalled }) => recalled) };
}

/** What a learner gets when the grader fails: it is not blamed on them, and nobody else waits for it. */
function notGraded(module: ExerciseModule, error: Error): Grade {
  const verdict = { status: 'error', message: ownTrouble(error) } as const;
  const steps = module.exercise.steps.map((step) => stepReport(step, verdict, []));
  return { report: exerciseReport(module, steps), gradedAt: new Date(), recalled: false };
}

/** Says where a file was found, on every step that did not pass. */
function withNote(report: ExerciseReport, note: string): ExerciseReport {
  const steps = report.steps.map((step) =>
    step.status === 'passed' ? step : { ...step, message: [step.message, note].filter(Boolean).join('\n') },
  );
  return { ...report, steps };
}
