/** Finds the two programs that are compared, a learner's and the solution, both without the kit's own markers, and sets them side by side. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExerciseModule } from '../../../course.ts';
import { readIfThere } from '../../project/files.ts';
import { excerpt } from '../../project/regions.ts';
import { root } from '../../project/root.ts';
import { compare, type Line, type Row } from './rows.ts';
import { namesOf, partOf } from './step.ts';

/** Two programs. */
export interface Sides {
  /** Undefined when there is no such file. */
  own: string | undefined;
  solution: string;
  /** The solution with the kit's markers. */
  marked: string;
  /** The solution's path from the project's root, with slashes. */
  solutionFile: string;
}

/**
 * Reads both.
 *
 * @param work a folder laid out like `exercises/`
 */
export async function sidesOf({ id, exercise }: ExerciseModule, work: string): Promise<Sides> {
  const name = `${exercise.folder}/${id}.ts`;
  const solutionFile = `solutions/${name}`;
  const own = await readIfThere(join(work, name));
  const marked = await readFile(join(root, solutionFile), 'utf8');
  const solution = bare(marked, solutionFile);
  return { own: own === undefined ? undefined : bare(own, name), solution, marked, solutionFile };
}

/**
 * Compares them.
 *
 * @param step only what belongs to the step of this id; the numbers of lines stay those of the whole programs
 */
export function rowsOf({ own, solution, marked }: Sides & { own: string }, step?: string): Row[] {
  if (step === undefined) return compare(own, solution);
  const names = namesOf(marked, step);
  const [mine, theirs] = [partOf(own, names), partOf(solution, names)];
  const numbered = (line: Line | undefined, numbers: readonly number[]) =>
    line && { ...line, number: numbers[line.number - 1]! };
  return compare(mine.text, theirs.text).map((row) => ({
    alike: row.alike,
    own: numbered(row.own, mine.numbers),
    solution: numbered(row.solution, theirs.numbers),
  }));
}

function bare(text: string, file: string): string {
  return excerpt(text.replaceAll('\r\n', '\n'), undefined, file);
}
