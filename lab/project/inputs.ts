/**
 * What each derived thing is made of, in one table. A thing is as good as new while the fingerprint of its inputs is the
 * same. A test walks the real imports, the `<<<` lines of decks and the excerpts of chapters, and fails when one leads
 * outside of what stands here.
 */
import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';
import type { ExerciseModule } from '../../course.ts';
import { root } from './root.ts';

/** Files and, with a slash at the end, whole folders: paths from the project's root. `*` stands for any one folder. */
export interface Inputs {
  from: readonly string[];
  /** What of these does not count, as the beginnings of paths. */
  except?: readonly string[];
  /** Whether tests count, too. */
  withTests?: boolean;
}

/** What the parts of the built course are made from. What learners write is no part of them. */
export const PARTS = {
  site: {
    from: [
      'site/',
      'figures/',
      'course.ts',
      'exercises/*/brief.mdx',
      'solutions/',
      'lab/api/',
      'lab/desk/browser/live-events.ts',
      'lab/project/regions.ts',
      'lab/project/code-colours.ts',
      'package-lock.json',
      'tsconfig.json',
    ],
    except: ['site/check/'],
  },
  decks: {
    from: [
      'slides/',
      'figures/',
      'course.ts',
      'solutions/',
      'cases/*/mutants/',
      'lab/api/', // the types that code on slides shows
      'lab/project/join-decks.ts',
      'lab/project/ports.ts',
      'lab/project/regions.ts',
      'lab/project/root.ts',
      'lab/project/user-error.ts',
      'package-lock.json',
      'tsconfig.json',
      '.prettierrc.json', // sets code to the width of a slide
    ],
    except: ['slides/check/'],
  },
} as const satisfies Record<string, Inputs>;

/** A part of the built course. */
export type Part = keyof typeof PARTS;

/** What the Host's own code, as its processes load it, is made of. */
export const HOST_CODE: Inputs = {
  from: ['lab/api/', 'lab/company/', 'lab/runner/host-code.ts', 'lab/runner/host-code.build.ts', 'package-lock.json'],
};

/** What the verdict on a program of this exercise depends on, beside the program: checks, contract, Host, Remotes. */
export function checksOf({ id, exercise }: ExerciseModule): Inputs {
  return {
    from: [
      `exercises/${exercise.folder}/`,
      'lab/api/',
      'lab/company/clock.ts',
      'lab/company/random.ts',
      'lab/company/host/',
      'lab/company/random.ts',
      'lab/company/seed/',
      `lab/company/exercises/${id}/`,
      'lab/remotes/',
      'lab/runner/',
      'lab/grader/',
      'lab/project/browser/',
      'lab/project/concurrency.ts',
      'lab/project/inputs.ts',
      'lab/project/line-splitter.ts',
      'lab/project/plain-text.ts',
      'lab/project/root.ts',
      'lab/project/timeouts.ts',
      'lab/project/user-error.ts',
      'package-lock.json',
    ],
    except: [`exercises/${exercise.folder}/${id}.ts`, `exercises/${exercise.folder}/brief.mdx`],
  };
}

/** Never counts: what tools leave behind, and a learner's earlier versions. */
const NEVER = /(?:^|\/)(?:node_modules|\.astro|\.slidev|dist)\/|\.draft$|\.mine-\d+\.ts$/;
const TEST = /\.test\.ts$/;

/** The files that inputs stand for, in order, as paths from `folder` with `/`. */
export function filesOf({ from, except = [], withTests = false }: Inputs, folder = root): string[] {
  const places = from.flatMap((place) => withoutStar(place, folder));
  const found = places.flatMap((place) => (place.endsWith('/') ? below(folder, place) : [place]));
  const isMeant = (file: string) => !NEVER.test(file) && (withTests || !TEST.test(file));
  const counts = (file: string) => isMeant(file) && !except.some((start) => file.startsWith(start));
  return [...new Set(found)].filter(counts).toSorted();
}

/**
 * Changes whenever a file among these inputs does, or appears, or goes.
 *
 * @param folder the project's root
 * @returns a SHA-256 in hexadecimal digits
 */
export function fingerprint(inputs: Inputs, folder = root): string {
  return hashOf(filesOf(inputs, folder), folder);
}

/**
 * Changes whenever anything that a program in this folder could import does.
 *
 * @param folder absolute; one that is not there is empty
 * @returns a SHA-256 in hexadecimal digits
 */
export function folderHash(folder: string): string {
  return hashOf(below(folder, '').toSorted(), folder);
}

function hashOf(files: readonly string[], folder: string): string {
  return hash('sha256', files.map((file) => `${file}\0${contentHash(path.join(folder, file))}\n`).join(''));
}

function withoutStar(place: string, folder: string): string[] {
  const [before, after] = place.split('*/');
  if (after === undefined) return [place];
  const folders = readdirOf(path.join(folder, before!)).filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => `${before}${name}/${after}`).filter((one) => existsSync(path.join(folder, one)));
}

function below(folder: string, place: string): string[] {
  const entries = readdirOf(path.join(folder, place));
  return entries.flatMap((entry) => {
    const inside = place + entry.name;
    if (entry.isDirectory()) return NEVER.test(`${inside}/`) ? [] : below(folder, `${inside}/`);
    return entry.isFile() ? [inside] : [];
  });
}

function readdirOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Hashes by file: a content is read again only when the file looks changed. */
const known = new Map<string, { stats: Stats; hash: string }>();

function contentHash(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return 'none';
  const before = known.get(file);
  if (before && isSame(before.stats, stats)) return before.hash;
  const content = hash('sha256', readFileSync(file));
  known.set(file, { stats, hash: content });
  return content;
}

/** Whoever writes a file changes at least the moment of its last change, which the system keeps. */
function isSame(a: Stats, b: Stats): boolean {
  return a.ino === b.ino && a.size === b.size && a.mtimeMs === b.mtimeMs && a.ctimeMs === b.ctimeMs;
}
