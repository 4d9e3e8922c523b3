/** Grades what one person has handed in, from copies of it. Whatever happens, it comes to an end with a grade sheet. */
import type { ExerciseModule } from '../../../course.ts';
import {
  exerciseReport,
  ownTrouble,
  stepReport,
  wholeReport,
  type ExerciseReport,
  type StepResult,
} from '../../grader/report.ts';
import type { GraderResources } from '../../grader/resources.ts';
import { gradeOrRecall, type Verdicts } from '../../grader/verdicts.ts';
import { checksVersion, KIT_VERSION, type GradeSheet, type Identity, type Outcome, type Work } from '../grade-sheet.ts';
import { isLate } from './deadline.ts';
import type { Find } from './intake/choose.ts';
import { Unreadable } from './intake/handed.ts';
import type { Person } from './intake/intake.ts';
import { stage } from './stage.ts';

/** What grading takes. */
export interface Grading {
  resources: GraderResources;
  modules: readonly ExerciseModule[];
  verdicts: Verdicts;
  /** A folder for copies. */
  scratch: string;
  /** Whether the best of several attempts counts; the last, unless told. */
  best?: boolean;
  due?: Date | undefined;
}

/** The grade of one exercise. */
interface Graded {
  report: ExerciseReport;
  work: Work;
  gradedAt: Date;
  /** Whether it was worked out before. */
  recalled: boolean;
}

/**
 * Grades a person.
 *
 * @returns the grades, and whether all of them were worked out before; then they have the date of that
 */
export async function gradePerson(person: Person, grading: Grading): Promise<{ sheet: GradeSheet; recalled: boolean }> {
  const graded: Graded[] = [];
  for (const module of grading.modules) graded.push(await gradeModule(person, module, grading));
  const sheet: GradeSheet = {
    learner: person.learner,
    at: new Date(Math.max(...graded.map(({ gradedAt }) => gradedAt.getTime()))),
    report: wholeReport(graded.map(({ report }) => report)),
    kit: KIT_VERSION,
    work: Object.fromEntries(graded.map(({ report, work }) => [report.id, work])),
  };
  const identity = identityOf(person);
  return { sheet: { ...sheet, ...(identity && { identity }) }, recalled: graded.every(({ recalled }) => recalled) };
}

function identityOf({ facts }: Person): Identity | undefined {
  const { canvasId, email, studentId } = facts;
  if (canvasId === undefined && email === undefined && studentId === undefined) return undefined;
  return {
    ...(canvasId !== undefined && { canvasId }),
    ...(email !== undefined && { email }),
    ...(studentId !== undefined && { idNumber: studentId }),
  };
}

async function gradeModule(person: Person, module: ExerciseModule, grading: Grading): Promise<Graded> {
  const finds = person.finds.get(module.id) ?? [];
  let best: Graded | undefined;
  for (const find of grading.best ? finds : finds.slice(-1)) {
    const graded = await gradeFind(find, person, module, grading);
    if (!best || worth(graded) >= worth(best)) best = graded;
  }
  return best!;
}

/** The grader's own trouble is less than any grade. */
function worth({ report, work }: Graded): number {
  return work.outcome === 'trouble' ? -1 : report.score;
}

async function gradeFind(find: Find, person: Person, module: ExerciseModule, grading: Grading): Promise<Graded> {
  const about = (outcome: Outcome, notes = find.notes) => workOf(find, outcome, notes, person, module, grading);
  const without = (outcome: Outcome, result: StepResult): Graded => ({
    report: withoutChecks(module, result),
    work: about(outcome),
    gradedAt: new Date(),
    recalled: outcome !== 'trouble',
  });
  if (find.state === 'nothing') return without('nothing', { status: 'not-started', message: NOTHING });
  if (find.state === 'unreadable')
    return without('unreadable', { status: 'not-started', message: unreadable(find.notes) });
  try {
    return await gradeCopy(find, module, grading, about);
  } catch (error) {
    if (!(error instanceof Unreadable))
      return without('trouble', { status: 'error', message: ownTrouble(error as Error) });
    // It could be read when it was taken in, and is another one now.
    const notes = [...find.notes, `${find.file?.path} ${error.message}.`];
    const report = withoutChecks(module, { status: 'not-started', message: unreadable(notes) });
    return { report, work: about('unreadable', notes), gradedAt: new Date(), recalled: false };
  }
}

const NOTHING = 'Nothing was handed in for this exercise.';

function unreadable(notes: readonly string[]): string {
  return `What was handed in could not be read. ${notes.join(' ')}`;
}

async function gradeCopy(
  find: Find,
  module: ExerciseModule,
  { resources, verdicts, scratch }: Grading,
  about: (outcome: Outcome) => Work,
): Promise<Graded> {
  const copy = await stage(find, module, scratch);
  try {
    const { report, gradedAt, recalled } = await gradeOrRecall(verdicts, resources, module, copy.work);
    const outcome = find.state === 'unchanged' ? 'unchanged' : 'points';
    const graded = { report: withNotes(report, find.notes), work: about(outcome), gradedAt, recalled };
    return report.steps.some(({ status }) => status === 'error') ? { ...graded, work: about('trouble') } : graded;
  } finally {
    await copy.remove();
  }
}

function workOf(
  find: Find,
  outcome: Outcome,
  notes: readonly string[],
  { facts }: Person,
  module: ExerciseModule,
  { due }: Grading,
): Work {
  const at = find.file && (facts.at ?? find.file.changed);
  const late = find.file && isLate(at, due, facts.late);
  return {
    outcome,
    ...(find.file && { file: find.file.path }),
    ...(find.sha256 !== undefined && { sha256: find.sha256 }),
    ...(find.attempt !== '' && { attempt: find.attempt }),
    ...(at && { handedIn: at.toISOString() }),
    ...(late !== undefined && { late }),
    ...(notes.length > 0 && { notes: [...notes] }),
    checks: checksVersion(module),
  };
}

/** An exercise of which no check has seen anything. */
function withoutChecks(module: ExerciseModule, result: StepResult): ExerciseReport {
  return exerciseReport(
    module,
    module.exercise.steps.map((step) => stepReport(step, result, [])),
  );
}

/** Says what is odd about the file, on every step that did not pass. */
function withNotes(report: ExerciseReport, notes: readonly string[]): ExerciseReport {
  if (notes.length === 0) return report;
  const steps = report.steps.map((step) =>
    step.status === 'passed' ? step : { ...step, message: [step.message, ...notes].filter(Boolean).join('\n') },
  );
  return { ...report, steps };
}
