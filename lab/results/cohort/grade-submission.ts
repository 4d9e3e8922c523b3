/** Grades one submission, from a copy of it. */
import { createHash } from 'node:crypto';
import { chmod, mkdtemp, readFile, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExerciseModule } from '../../../course.ts';
import { gradeExercise } from '../../grader/grade.ts';
import { exerciseReport, ownTrouble, stepReport, wholeReport, type ExerciseReport } from '../../grader/report.ts';
import type { GraderResources } from '../../grader/resources.ts';
import type { GradeSheet } from '../grade-sheet.ts';
import { copyFound, find, type Submission } from './submission.ts';

/** A copy of what a submission holds, laid out like `exercises/`. */
export interface Copy {
  work: string;
  /** What is odd about where files lay, by exercise. */
  notes: ReadonlyMap<string, string>;
  /** Changes whenever what was handed in does. */
  fingerprint: string;
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
  const fingerprint = await hashOf(work);
  return { work, notes, fingerprint, remove: () => rm(work, { recursive: true, force: true }) };
}

/** Grades a copy. @param at when */
export async function gradeCopy(
  resources: GraderResources,
  { work, notes }: Copy,
  modules: readonly ExerciseModule[],
  learner: string,
  at: Date,
): Promise<GradeSheet> {
  const reports: ExerciseReport[] = [];
  for (const module of modules) {
    const report = await gradeExercise(resources, module, work).catch((error: Error) => notGraded(module, error));
    const note = notes.get(module.id);
    reports.push(note === undefined ? report : withNote(report, note));
  }
  return { learner, at, report: wholeReport(reports) };
}

/** What a learner gets when the grader fails: it is not blamed on them, and nobody else waits for it. */
function notGraded(module: ExerciseModule, error: Error): ExerciseReport {
  const verdict = { status: 'error', message: ownTrouble(error) } as const;
  return exerciseReport(
    module,
    module.exercise.steps.map((step) => stepReport(step, verdict, [])),
  );
}

/** Says where a file was found, on every step that did not pass. */
function withNote(report: ExerciseReport, note: string): ExerciseReport {
  const steps = report.steps.map((step) =>
    step.status === 'passed' ? step : { ...step, message: [step.message, note].filter(Boolean).join('\n') },
  );
  return { ...report, steps };
}

async function hashOf(work: string): Promise<string> {
  const hash = createHash('sha256');
  const files = (await readdir(work, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  for (const path of files.map((entry) => join(entry.parentPath, entry.name)).toSorted()) {
    const content = await readFile(path);
    hash.update(`${path.slice(work.length)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
