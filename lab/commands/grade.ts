/** `npm run grade`: checks exercises and says what passes and why the rest does not. */
import { stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { styleText } from 'node:util';
import type { ExerciseModule } from '../../course.ts';
import { gradeCohortCommand } from '../results/cohort/command.ts';
import { readDeadline } from '../results/cohort/deadline.ts';
import { sheetOf } from '../results/own-sheet.ts';
import { expectGrade } from '../grader/grade.ts';
import { readSeed } from '../grader/draw.ts';
import { wholeReport, type ExerciseReport, type Report } from '../grader/report.ts';
import { GraderResources } from '../grader/resources.ts';
import { gradeOrRecall, Verdicts } from '../grader/verdicts.ts';
import { exerciseText, totalText } from '../results/terminal.ts';
import type { GradeSheet } from '../results/grade-sheet.ts';
import { reportFiles, writeFiles } from '../results/write.ts';
import { mapConcurrently } from '../project/concurrency.ts';
import { root } from '../project/root.ts';
import { watch } from '../desk/terminal/watch.ts';
import { pickExercises, run, UserError } from '../project/cli.ts';

const command = {
  name: 'npm run grade',
  about:
    'Checks the exercises you name, or all of them. Exit code 0: everything passed, or a whole class has its grades; 1: something falls short; 2: nothing could be graded, or not everybody’s work.',
  words: '[exercise …]',
  options: {
    work: { type: 'string', value: 'DIR', help: 'Grade a folder laid out like exercises/ (for instance solutions).' },
    json: { type: 'string', value: 'FILE', help: 'Write the grade to FILE as JSON, too.' },
    report: {
      type: 'string',
      value: 'DIR',
      help: 'Write reports to DIR, too: a card to read and print, JSON, JUnit, Gradescope, Exercism, Classroom 50, CSV.',
    },
    seed: {
      type: 'string',
      value: 'NUMBER',
      help: 'Let the checks draw what they drew in an earlier grade, which printed its seed. Otherwise they draw anew.',
    },
    learner: { type: 'string', value: 'NAME', default: 'learner', help: 'Whose work it is; stands in the reports.' },
    cohort: {
      type: 'string',
      value: 'PATH',
      help: 'Grade a class: a folder with a folder for each learner, or a folder or zip as Moodle, Canvas, Gradescope or GitHub give it. Goes on where it was stopped.',
    },
    intake: {
      type: 'boolean',
      help: 'With --cohort: say who handed in what, write that as a table that you can edit, and stop.',
    },
    'intake-from': {
      type: 'string',
      value: 'FILE',
      help: 'With --cohort: take people and files from such a table, as you have edited it.',
    },
    only: {
      type: 'string',
      multiple: true,
      value: 'NAME',
      help: 'With --cohort: grade this learner; may be repeated.',
    },
    best: {
      type: 'boolean',
      help: 'With --cohort: of several attempts, and of earlier grades, let the best count. Otherwise the last one does.',
    },
    due: {
      type: 'string',
      value: 'WHEN',
      help: 'With --cohort: mark what came after this day or time, such as 2026-11-30 or 2026-11-30T18:00. No points are taken off.',
    },
    roster: {
      type: 'string',
      value: 'FILE',
      help: 'With --cohort: a CSV that says who people are in your gradebook, for instance that gradebook as your platform exports it.',
    },
    assignment: {
      type: 'string',
      multiple: true,
      value: 'EXERCISE=NAME',
      help: 'With --cohort: what your gradebook calls an exercise, as in --assignment "pull=Week 3 (1234)"; may be repeated.',
    },
    complete: { type: 'boolean', help: 'With --cohort: grade again what is known from an earlier run.' },
    watch: {
      type: 'boolean',
      help: 'Stay, and check an exercise again whenever you save it. On a terminal: keys for hints, the next step, another exercise, a reset.',
    },
  },
} as const;

/** So many exercises are graded at a time: while one of them waits, another has something to do. */
const CONCURRENCY = 2;

/** Options that mean nothing without a class. */
const OF_CLASS = ['intake', 'intake-from', 'only', 'best', 'due', 'roster', 'assignment', 'complete'] as const;

type Modules = ExerciseModule[];

await run(command, async ({ values, words }) => {
  const modules = pickExercises(words);
  if (values.cohort !== undefined) {
    const other = (['work', 'json', 'watch', 'seed'] as const).find((name) => values[name] !== undefined);
    if (other) throw new UserError(`--cohort and --${other} do not go together: leave one of them out.`);
    return gradeCohortCommand({
      modules,
      path: resolve(values.cohort),
      reports: values.report,
      complete: values.complete ?? false,
      intakeOnly: values.intake ?? false,
      intakeFile: values['intake-from'],
      only: values.only ?? [],
      best: values.best ?? false,
      due: values.due === undefined ? undefined : readDeadline(values.due),
      roster: values.roster,
      assignments: readAssignments(values.assignment ?? []),
    });
  }
  const ofClass = OF_CLASS.find((name) => values[name] !== undefined);
  if (ofClass) throw new UserError(`--${ofClass} is about a class: say which one with --cohort.`);
  const work = resolve(values.work ?? `${root}/exercises`);
  if (!(await isFolder(work)))
    throw new UserError(`There is no folder ${work} to grade: give --work one that is laid out like exercises/.`);
  const afterwards = (['json', 'report', 'seed'] as const).find((name) => values[name] !== undefined);
  if (values.watch && afterwards)
    throw new UserError(`--watch goes on, so there is no single grade for --${afterwards}: leave one of them out.`);
  if (values.watch) return watch(modules, work);
  const report = await gradeOnce(modules, work, readSeed(values.seed));
  if (values.json) await writeJson(values.json, report);
  if (values.report) await writeReports(values.report, await sheetOf(values.learner, modules, work, report));
  return report.score === report.max ? 0 : 1;
});

async function gradeOnce(modules: Modules, work: string, seed: number): Promise<Report> {
  const resources = new GraderResources({ log: console.error });
  // It works out anew what is known, and keeps it: “npm run diff” asks whether an exercise is solved.
  const verdicts = new Verdicts({ recall: false, seed });
  const grades = mapConcurrently(modules.entries(), CONCURRENCY, ([index, module]) => {
    for (const soon of modules.slice(index, index + 2)) expectGrade(resources, soon, work);
    return gradeOrRecall(verdicts, resources, module, work);
  });
  const graded: ExerciseReport[] = [];
  try {
    for await (const { report, printed } of grades) {
      console.log(`${exerciseText(report, printed)}\n`);
      graded.push(report);
    }
  } finally {
    await Promise.all([resources.close(), verdicts.tidy()]);
  }
  const report = wholeReport(graded);
  if (modules.length > 1) console.log(totalText(report));
  console.log(styleText('dim', `Seed ${seed}: “--seed ${seed}” lets the checks draw the same again.`));
  return report;
}

/**
 * What exercises are called in a gradebook.
 *
 * @throws UserError when one names no exercise, or no name
 */
function readAssignments(typed: readonly string[]): Map<string, string> {
  return new Map(
    typed.map((one) => {
      const [, exercise, name] = /^([^=]+)=(.+)$/.exec(one) ?? [];
      if (exercise === undefined || name === undefined)
        throw new UserError(
          `“${one}” names no assignment: write the exercise and its name, as in --assignment "pull=Week 3".`,
        );
      return [pickExercises([exercise])[0]!.id, name];
    }),
  );
}

async function writeJson(path: string, report: object): Promise<void> {
  try {
    await writeFile(path, `${JSON.stringify(report, null, 2)}\n`);
  } catch (error) {
    throw new UserError(`The grade could not be written to ${path}: ${(error as Error).message}.`);
  }
}

async function writeReports(folder: string, sheet: GradeSheet): Promise<void> {
  try {
    await writeFiles(folder, await reportFiles(sheet, { env: process.env }));
  } catch (error) {
    throw new UserError(`The reports could not be written to ${folder}: ${(error as Error).message}.`);
  }
  console.log(`\nThe report card is ${resolve(folder, 'report.html')}, and the other formats lie beside it.`);
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
