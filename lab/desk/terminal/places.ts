/** Where a learner edits and where they read. */
import { join } from 'node:path';
import type { ExerciseModule } from '../../../course.ts';
import { root } from '../../project/root.ts';
import { fromHere } from '../from-here.ts';

/** One of the places of an exercise. */
export interface Place {
  name: 'Edit' | 'Brief';
  /** A path from where the person is, or an address. */
  where: string;
}

/**
 * The file that a learner edits, and its brief: on the running course if there is one, else as it lies in the project.
 *
 * @param work a folder laid out like `exercises/`
 * @param course where `npm start` runs, with a slash at the end
 */
export function placesOf({ id, exercise }: ExerciseModule, work: string, course?: string): Place[] {
  const brief = join(root, 'exercises', exercise.folder, 'brief.mdx');
  return [
    { name: 'Edit', where: fromHere(join(work, exercise.folder, `${id}.ts`)) },
    { name: 'Brief', where: course === undefined ? fromHere(brief) : `${course}exercises/${id}/` },
  ];
}

/** A place as a line, names one under the other. */
export function placeText({ name, where }: Place): string {
  return `${name.padEnd('Brief'.length)}  ${where}`;
}
