/** `npm run diff`: a learner's program beside the solution, in the terminal. */
import { join } from 'node:path';
import { styleText } from 'node:util';
import { exercises } from '../../../course.ts';
import { compare } from './rows.ts';
import { fromHere } from '../from-here.ts';
import { sidesOf } from './sides.ts';
import { inOneColumn, inTwoColumns, ROOM_FOR_TWO } from './terminal.ts';
import { pickExercises, UserError } from '../../project/cli.ts';

/** What was asked for. */
export interface DiffRequest {
  /** Ids or folders; at least one. */
  names: readonly string[];
  /** A folder laid out like `exercises/`. */
  work: string;
  /** How many columns there are for both programs; undefined puts them into one. */
  columns: number | undefined;
  log: (text: string) => void;
}

/**
 * Shows what differs.
 *
 * @throws UserError when there is no name, one that no exercise has, or nothing to compare
 */
export async function diff({ names, work, columns, log }: DiffRequest): Promise<void> {
  if (names.length === 0) {
    const all = exercises().map(({ id }) => id);
    throw new UserError(
      `Say which exercise to compare, as in “npm run diff -- ${all[0]}”. There are: ${all.join(', ')}.`,
    );
  }
  for (const module of pickExercises(names)) {
    const file = join(work, module.exercise.folder, `${module.id}.ts`);
    const { own, solution, solutionFile } = await sidesOf(module, work);
    if (own === undefined)
      throw new UserError(`There is no ${file} to compare: “npm run reset -- ${module.id}” brings the starter back.`);
    log(`${styleText('red', '-')} ${styleText('bold', fromHere(file))}`);
    log(`${styleText('green', '+')} ${styleText('bold', solutionFile)}\n`);
    const rows = compare(own, solution);
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
