/** What people hand in: found wherever it lies, and copied to where it can do no harm. */
import { copyFile, lstat, mkdir, readdir } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { ExerciseModule } from '../../../course.ts';

/** One person's folder. */
export interface Submission {
  /** The folder's name. */
  learner: string;
  /** Absolute. */
  folder: string;
}

/** What a submission holds of one exercise. */
export interface Found {
  /** The learner's file, absolute. */
  file: string;
  /** Why this file was taken, when it is not where it belongs; a sentence. */
  note?: string;
}

/** Deeper folders, and these, are not looked into. */
const DEEPEST = 4;
const NOT_THEIRS = new Set(['node_modules', 'solutions', 'dist', '__MACOSX']);
/** What is copied beside the learner's file: small files of their own that it may import. */
const BESIDE = /\.(ts|js|mjs|json)$/;
const CHECKS = /\.(spec|seen|test|mine-\d+)\.ts$/;
const LARGEST = 1_000_000;
const MOST = 100;

/** The submissions in a folder, by name: each of its subfolders, but for hidden ones and symbolic links. */
export async function submissionsIn(folder: string): Promise<Submission[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !NOT_THEIRS.has(entry.name))
    .map(({ name }) => ({ learner: name, folder: join(folder, name) }))
    .toSorted((a, b) => a.learner.localeCompare(b.learner, 'en'));
}

/**
 * Finds the file of an exercise in a submission: where it belongs, or else the one file that can be meant.
 *
 * @returns undefined when there is none; several that could be meant count as none, with a note
 */
export async function find(
  { folder }: Submission,
  module: ExerciseModule,
): Promise<Found | { note: string } | undefined> {
  const own = `${module.id}.ts`;
  const files = await filesIn(folder);
  const place = `${module.exercise.folder}/${own}`;
  const exact = files.find((file) => file === place) ?? files.find((file) => file === `exercises/${place}`);
  if (exact !== undefined) return { file: join(folder, exact) };
  const candidates = files.filter((file) => BESIDE.test(file) && !CHECKS.test(file));
  const named = candidates.filter((file) => basename(file).toLowerCase() === own);
  const inFolder = candidates.filter((file) => file.endsWith('.ts') && isAbout(dirname(file), module));
  const alike = candidates.filter((file) => file.endsWith('.ts') && isAbout(basename(file, '.ts'), module));
  const best = [named, inFolder, alike].find((found) => found.length > 0) ?? [];
  if (best.length > 1) return { note: `Several files could be ${place}: ${best.join(', ')}. Keep one.` };
  if (best.length === 0) return undefined;
  return { file: join(folder, best[0]!), note: `There is no ${place}, so ${best[0]!} was graded in its place.` };
}

/**
 * Copies a learner's file, under its proper name, and the small files beside it. Symbolic links are left behind: they
 * could lead anywhere.
 *
 * @param work a folder that becomes one laid out like `exercises/`
 */
export async function copyFound({ file }: Found, { id, exercise }: ExerciseModule, work: string): Promise<void> {
  const target = join(work, exercise.folder);
  await mkdir(target, { recursive: true });
  const beside = (await readdir(dirname(file), { withFileTypes: true }))
    .filter((entry) => entry.isFile() && BESIDE.test(entry.name) && entry.name !== basename(file))
    .slice(0, MOST);
  for (const { name } of beside) {
    const source = join(dirname(file), name);
    if ((await lstat(source)).size <= LARGEST) await copyFile(source, join(target, name));
  }
  await copyFile(file, join(target, `${id}.ts`));
}

/** The regular files of a submission, as paths with `/`, in order. */
async function filesIn(folder: string, inside = folder, depth = 0): Promise<string[]> {
  if (depth > DEEPEST) return [];
  const entries = await readdir(inside, { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(inside, entry.name);
      if (entry.name.startsWith('.') || NOT_THEIRS.has(entry.name)) return [];
      if (entry.isDirectory()) return filesIn(folder, path, depth + 1);
      return entry.isFile() ? [relative(folder, path).split(sep).join('/')] : [];
    }),
  );
  return found.flat().toSorted();
}

/** Whether a name, such as `3-Pull` or `pull (1)`, can only mean this exercise. */
function isAbout(name: string, { id, number }: ExerciseModule): boolean {
  const words =
    basename(name)
      .toLowerCase()
      .replace(/\(\d+\)|copy|final|v\d+/g, ' ')
      .match(/[a-z]+|\d+/g) ?? [];
  const rest = words[0] !== undefined && Number(words[0]) === number ? words.slice(1) : words;
  return rest.join('-') === id;
}
