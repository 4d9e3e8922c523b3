/** `npm run diff`: a learner's program beside the solution, in the terminal. */
import { join } from 'node:path';
import { styleText } from 'node:util';
import { exercises, type ExerciseModule } from '../../../course.ts';
import type { ExerciseReport } from '../../grader/report.ts';
import { fromHere } from '../from-here.ts';
import { rowsOf, sidesOf } from './sides.ts';
import { inOneColumn, inTwoColumns, ROOM_FOR_TWO } from './terminal.ts';
import { UserError } from '../../project/cli.ts';
import { unsolved, wanted } from './wanted.ts';

/** What was asked for. */
export interface DiffRequest {
  /** Exercises, by id or folder, or steps; at least one. */
  names: readonly string[];
  /** A folder laid out like `exercises/`. */
  work: string;
  /** How many columns there are for both programs; undefined puts them into one. */
  columns: number | undefined;
  log: (text: string) => void;
  /** The grade of a program as it is now, if it is known. */
  gradeOf: (module: ExerciseModule) => Promise<ExerciseReport | undefined>;
  /** Whether to show a solution that is not found yet. It is told why it is asked, and as which word the person named it. */
  mayShow: (why: string, name: string) => Promise<boolean>;
}

/**
 * Shows what differs.
 *
 * @throws UserError when there is no name, one that no exercise and no step has, or nothing to compare
 */
export async function diff({ names, work, columns, log, gradeOf, mayShow }: DiffRequest): Promise<void> {
  if (names.length === 0) {
    const all = exercises().map(({ id }) => id);
    throw new UserError(
      `Say which exercise to compare, as in “npm run diff -- ${all[0]}”. There are: ${all.join(', ')}.`,
    );
  }
  for (const { name, module, step } of names.map((name) => ({ name, ...wanted(name) }))) {
    const file = join(work, module.exercise.folder, `${module.id}.ts`);
    const { own, solutionFile, ...rest } = await sidesOf(module, work);
    if (own === undefined)
      throw new UserError(`There is no ${file} to compare: “npm run reset -- ${module.id}” brings the starter back.`);
    const why = unsolved({ module, step }, await gradeOf(module));
    if (why !== undefined && !(await mayShow(why, name))) {
      log(`Nothing was shown. “npm run grade -- ${module.id} --watch” gives hints: press h.\n`);
      continue;
    }
    log(`${styleText('red', '-')} ${styleText('bold', fromHere(file))}`);
    log(`${styleText('green', '+')} ${styleText('bold', solutionFile)}\n`);
    if (step) log(`Only ${step.id}: ${step.title}\n`);
    const rows = rowsOf({ own, solutionFile, ...rest }, step?.id);
    if (rows.every(({ alike }) => alike)) log('They are the same, line by line.\n');
    else log(`${columns === undefined ? inOneColumn(rows) : inTwoColumns(rows, columns)}\n`);
  }
}

/** How wide the terminal is; without one there is one column. */
export function columnsOf(values: { unified?: boolean; wide?: boolean }): number | undefined {
  if (values.unified && values.wide)
    throw new UserError('“--unified” and “--wide” do not go together: leave one of them out.');
  const columns = process.stdout.isTTY ? process.stdout.columns : undefined;
  if (values.wide) return Math.max(columns ?? ROOM_FOR_TWO, 80);
  return !values.unified && columns !== undefined && columns >= ROOM_FOR_TWO ? columns : undefined;
}
