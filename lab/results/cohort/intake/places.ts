/** Which file can be which exercise, by its place and its name. */
import { exercises, type ExerciseModule } from '../../../../course.ts';

/** How sure a name is, the surest first. */
export const RANKS = ['place', 'name', 'folder', 'alike', 'ending'] as const;

/** How sure a name is. */
export type Rank = (typeof RANKS)[number];

/** The kit's own files beside an exercise's, and the versions that `npm run reset` keeps. */
const NOT_THEIRS = /(?:\.(?:spec|seen|test|page|actions|probes|d)\.ts|\.mine-\d+\.ts|^brief\.mdx)$/i;
const TYPESCRIPT = /\.ts$/;
/** Endings that a program gets on its way: by an editor, a mail programme, or another language's habit. */
const ODD_ENDING = /(?:\.ts)?\.(?:ts|mts|cts|tsx|js|mjs|cjs|txt)$/i;
/** What people and systems add to a name, in the languages that we have met. */
const ADDED = /\(\d+\)|\b(?:copy|kopie|copie|copia|final|finished|fertig|done|solution|v\d+)\b/giu;

/** Whether a file can be an exercise's at all. */
export function isProgram(path: string): boolean {
  const name = baseOf(path);
  return ODD_ENDING.test(name) && !NOT_THEIRS.test(name);
}

/**
 * How sure it is that a file is this exercise.
 *
 * @param path inside the hand-in, with `/`
 * @returns undefined when nothing speaks for it
 */
export function rankOf(path: string, module: ExerciseModule): Rank | undefined {
  if (!isProgram(path)) return undefined;
  const [name, folder] = [baseOf(path), path.split('/').at(-2)];
  const own = `${module.id}.ts`;
  if (name === own && folder === module.exercise.folder) return 'place';
  if (name.toLowerCase() === own) return 'name';
  if (folder !== undefined && TYPESCRIPT.test(name) && isOnlyAbout(folder, module))
    return speaksOfOther(name, module) ? undefined : 'folder';
  if (!isAbout(stemOf(name), module)) return undefined;
  return TYPESCRIPT.test(name) ? 'alike' : 'ending';
}

/**
 * Whose a file is, by what its name says beside the exercise: `pull_annameier.ts` is annameier's.
 *
 * @returns undefined when the name says no exercise, or no person
 */
export function ownerIn(name: string): string | undefined {
  if (!isProgram(name)) return undefined;
  const module = exercises().find((one) => isAbout(stemOf(name), one));
  if (!module) return undefined;
  const without = stemOf(name).replace(new RegExp(module.id.replaceAll('-', '[-_ ]?'), 'i'), ' ');
  const owner = without
    .replace(ADDED, ' ')
    .replace(new RegExp(`^\\D?0*${module.number}(?!\\d)`), ' ')
    .replaceAll(/[-_ ]+/g, ' ')
    .trim();
  return owner === '' ? undefined : owner;
}

/** Whether names at the top of a folder say that it is one person's work, and not a class. */
export function isWork(names: readonly string[]): boolean {
  return names.some(
    (name) =>
      /^(?:exercises|package\.json|course\.ts)$/.test(name) ||
      exercises().some((module) => isOnlyAbout(name, module) || rankOf(name, module) !== undefined),
  );
}

/** Whether a folder's name, such as `3-Pull` or `pull (1)`, can only mean this exercise. */
function isOnlyAbout(name: string, module: ExerciseModule): boolean {
  const words = wordsOf(name);
  const rest = Number(words[0]) === module.number ? words.slice(1) : words;
  return rest.join('-') === module.id;
}

/** Whether a name has an exercise's in it, and no other's: `AnnaMeier-pull`, `03-pull-anna`. */
function isAbout(name: string, module: ExerciseModule): boolean {
  const words = ` ${wordsOf(name).join(' ')} `;
  const has = ({ id }: ExerciseModule) => words.includes(` ${id.replaceAll('-', ' ')} `);
  return has(module) && !exercises().some((other) => other.id !== module.id && has(other));
}

function speaksOfOther(name: string, module: ExerciseModule): boolean {
  return exercises().some((other) => other.id !== module.id && isAbout(stemOf(name), other));
}

function wordsOf(name: string): string[] {
  const spaced = name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replaceAll('_', ' ');
  return (
    spaced
      .replace(ADDED, ' ')
      .toLowerCase()
      .match(/\p{L}+|\d+/gu) ?? []
  );
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function stemOf(name: string): string {
  return name.replace(ODD_ENDING, '');
}
