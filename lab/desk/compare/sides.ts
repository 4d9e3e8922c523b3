/** Finds the two programs that are compared: a learner's and the solution, both without the kit's own markers. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExerciseModule } from '../../../course.ts';
import { readIfThere } from '../../project/files.ts';
import { excerpt } from '../../project/regions.ts';
import { root } from '../../project/root.ts';

/** Two programs. */
export interface Sides {
  /** Undefined when there is no such file. */
  own: string | undefined;
  solution: string;
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
  const solution = await readFile(join(root, solutionFile), 'utf8');
  return { own: own === undefined ? undefined : bare(own, name), solution: bare(solution, solutionFile), solutionFile };
}

function bare(text: string, file: string): string {
  return excerpt(text.replaceAll('\r\n', '\n'), undefined, file);
}
