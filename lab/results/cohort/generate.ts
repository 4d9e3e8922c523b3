/** Makes up a class: whole, different, half-finished and wrong programs, one learner each. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExerciseModule } from '../../../course.ts';
import { withoutStep } from '../../grader/compose.ts';
import { variantsOf, mutantsOf, solutionOf } from '../../grader/corpus.ts';
import { root } from '../../project/root.ts';

/**
 * Writes so many submissions of one exercise into `folder`, a folder a learner; the same ones every time.
 *
 * @returns how many of them are different programs
 */
export async function generateCohort(module: ExerciseModule, count: number, folder: string): Promise<number> {
  const programs = await programsOf(module);
  for (let learner = 0; learner < count; learner++) {
    const own = join(folder, `learner-${String(learner + 1).padStart(3, '0')}`, module.exercise.folder);
    await mkdir(own, { recursive: true });
    await writeFile(join(own, `${module.id}.ts`), programs[learner % programs.length]!);
  }
  return new Set(programs.slice(0, count)).size;
}

/** What people hand in: the whole, everything but one step, and each mistake on record, in turn. */
async function programsOf(module: ExerciseModule): Promise<string[]> {
  const { id, exercise } = module;
  const solution = solutionOf(module);
  const unfinished = exercise.steps.map((step) => withoutStep(solution, step.id, `${id}.ts`));
  const good = [solution, ...variantsOf(module).map(({ program }) => program), ...unfinished];
  const starter = await readFile(join(root, 'exercises', exercise.folder, `${id}.ts`), 'utf8');
  const wrong = [starter, ...mutantsOf(module).map(({ program }) => program)];
  return wrong.flatMap((program, index) => [program, good[index % good.length]!]);
}
