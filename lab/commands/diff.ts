/** `npm run diff`: a learner's program beside the solution, in the terminal. */
import { stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { styleText } from 'node:util';
import { exercises } from '../../course.ts';
import { compare } from '../compare/rows.ts';
import { sidesOf } from '../compare/sides.ts';
import { inOneColumn, inTwoColumns, ROOM_FOR_TWO } from '../compare/terminal.ts';
import { root } from '../source/root.ts';
import { pickExercises, run, Sorry } from './cli.ts';

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
 * @throws Sorry when there is no name, one that no exercise has, or nothing to compare
 */
export async function diff({ names, work, columns, log }: DiffRequest): Promise<void> {
  if (names.length === 0) {
    const all = exercises().map(({ id }) => id);
    throw new Sorry(`Say which exercise to compare, as in “npm run diff -- ${all[0]}”. There are: ${all.join(', ')}.`);
  }
  for (const module of pickExercises(names)) {
    const file = join(work, module.exercise.folder, `${module.id}.ts`);
    const { own, solution, solutionFile } = await sidesOf(module, work);
    if (own === undefined)
      throw new Sorry(`There is no ${file} to compare: “npm run reset -- ${module.id}” brings the starter back.`);
    log(`${styleText('red', '-')} ${styleText('bold', fromHere(file))}`);
    log(`${styleText('green', '+')} ${styleText('bold', solutionFile)}\n`);
    const rows = compare(own, solution);
    if (rows.every(({ alike }) => alike)) log('They are the same, line by line.\n');
    else log(`${columns === undefined ? inOneColumn(rows) : inTwoColumns(rows, columns)}\n`);
  }
}

/** A path as a person would type it. */
function fromHere(file: string): string {
  const inside = relative(process.cwd(), file);
  return inside.startsWith('..') ? file : inside;
}

/** How wide the terminal is; without one there is one column. */
function columnsOf(values: { unified?: boolean; wide?: boolean }): number | undefined {
  if (values.unified && values.wide)
    throw new Sorry('“--unified” and “--wide” do not go together: leave one of them out.');
  const columns = process.stdout.isTTY ? process.stdout.columns : undefined;
  if (values.wide) return Math.max(columns ?? ROOM_FOR_TWO, 80);
  return !values.unified && columns !== undefined && columns >= ROOM_FOR_TWO ? columns : undefined;
}

if (import.meta.main) {
  await run(
    {
      name: 'npm run diff',
      about:
        'Shows your program beside the solution: what is only yours begins with “-”, what is only the solution’s with “+”. Another program may be just as right; the checks decide.',
      words: 'exercise …',
      options: {
        work: { type: 'string', value: 'DIR', help: 'Compare a folder laid out like exercises/.' },
        unified: { type: 'boolean', help: 'One column, however wide the terminal is.' },
        wide: { type: 'boolean', help: `Two columns; without this, from ${ROOM_FOR_TWO} characters on.` },
      },
    },
    async ({ values, words }) => {
      const work = resolve(values.work ?? `${root}/exercises`);
      if (!(await stat(work).catch(() => undefined))?.isDirectory())
        throw new Sorry(`There is no folder ${work} to compare: give --work one that is laid out like exercises/.`);
      await diff({ names: words, work, columns: columnsOf(values), log: console.log });
    },
  );
}
