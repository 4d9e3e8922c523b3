/** The grade sheet of somebody's own work, in a folder laid out like `exercises/`. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExerciseModule } from '../../course.ts';
import type { Report } from '../grader/report.ts';
import { starterText } from './cohort/intake/choose.ts';
import { essenceOf, textOf } from './cohort/intake/text.ts';
import { checksVersion, KIT_VERSION, type GradeSheet, type Work } from './grade-sheet.ts';

/**
 * Says what was graded beside the grade.
 *
 * @param work the folder
 * @param report on these exercises
 */
export async function sheetOf(
  learner: string,
  modules: readonly ExerciseModule[],
  work: string,
  report: Report,
): Promise<GradeSheet> {
  const works: Record<string, Work> = {};
  for (const module of modules) {
    const own = report.exercises.find(({ id }) => id === module.id);
    const isTroubled = own?.steps.some(({ status }) => status === 'error');
    const about = await workIn(module, work);
    works[module.id] = isTroubled ? { ...about, outcome: 'trouble' } : about;
  }
  return { learner, at: new Date(), report, kit: KIT_VERSION, work: works };
}

async function workIn(module: ExerciseModule, work: string): Promise<Work> {
  const file = `${module.exercise.folder}/${module.id}.ts`;
  const checks = checksVersion(module);
  const path = join(work, file);
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) return { outcome: 'nothing', checks };
  const handedIn = (await stat(path)).mtime.toISOString();
  try {
    const { text, sha256 } = textOf(bytes);
    const isStarter = essenceOf(text) === (await starterText(module)).essence;
    return { outcome: isStarter ? 'unchanged' : 'points', file, sha256, handedIn, checks };
  } catch (error) {
    return { outcome: 'unreadable', file, handedIn, notes: [`${file} ${(error as Error).message}.`], checks };
  }
}
