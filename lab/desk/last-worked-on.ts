/** Finds out where a learner left off. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExerciseModule } from '../../course.ts';
import { deriveStarter } from '../project/derive-starter.ts';
import { root } from '../project/root.ts';

/**
 * The exercise that somebody saved last; the first one when all files are still starters.
 *
 * @param work a folder laid out like `exercises/`
 */
export async function lastWorkedOn(modules: readonly ExerciseModule[], work: string): Promise<ExerciseModule> {
  const saved = await Promise.all(modules.map(async (subject) => ({ subject, at: await savedAt(subject, work) })));
  return saved.reduce((last, one) => (one.at > last.at ? one : last)).subject;
}

/** When a learner saved it, in milliseconds since 1970; 0 for a starter, and for a file that is not there. */
async function savedAt({ id, exercise }: ExerciseModule, work: string): Promise<number> {
  const name = join(exercise.folder, `${id}.ts`);
  const solution = join(root, 'solutions', name);
  try {
    const [text, code] = await Promise.all([readFile(join(work, name), 'utf8'), readFile(solution, 'utf8')]);
    if (text === deriveStarter(code, solution)) return 0;
    return (await stat(join(work, name))).mtimeMs;
  } catch {
    return 0;
  }
}
