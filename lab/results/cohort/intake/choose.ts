/** Finds the file of an exercise among all that somebody has handed in, or says why there is none. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExerciseModule } from '../../../../course.ts';
import { deriveStarter } from '../../../project/derive-starter.ts';
import { root } from '../../../project/root.ts';
import { Unreadable, type HandedFile } from './handed.ts';
import { RANKS, rankOf, type Rank } from './places.ts';
import { essenceOf, textOf } from './text.ts';

/** A file, and how it is called inside the hand-in: without what a platform added, and with the person’s own folders. */
export interface OwnFile {
  file: HandedFile;
  inside: string;
}

/** What somebody has handed in of one exercise. */
export interface Find {
  /** `found` was changed; `unchanged` is the starter; `unreadable` is there, and only a person can say what it is. */
  state: 'found' | 'unchanged' | 'nothing' | 'unreadable';
  /** The attempt it belongs to, as its folder is called; empty where there is only one. */
  attempt: string;
  /** The learner’s file; where there is one. */
  file?: HandedFile;
  /** What lies in the same folder and below it, which the program may import, by path from there. */
  beside: ReadonlyMap<string, HandedFile>;
  /** Of the file as it was handed in: SHA-256. */
  sha256?: string;
  /** What is odd about it; sentences. */
  notes: string[];
  /** Whether somebody has to look before this grade is believed. */
  needsPerson: boolean;
}

/** No program is longer; in bytes. */
export const LONGEST = 1_000_000;

/** A file that could be meant, read. */
interface Candidate extends OwnFile {
  rank: Rank;
  sha256: string;
  essence: string;
  odd: string | undefined;
}

/** What is known of an exercise before anybody hands it in. */
export interface Starter {
  essence: string;
  /** What it exports: a program of this exercise has some of these names. */
  names: string[];
}

/** The starter of an exercise, as it is handed out. */
export async function starterText({ id, exercise }: ExerciseModule): Promise<Starter> {
  const place = (folder: string) => readFile(join(root, folder, exercise.folder, `${id}.ts`), 'utf8');
  // What lies in exercises/ may be somebody's work; the solution tells what was handed out, where the kit has it.
  const text = await place('solutions')
    .then((solution) => deriveStarter(solution, `${id}.ts`))
    .catch(() => place('exercises'));
  const names = [...text.matchAll(/^export (?:async )?(?:function\*?|const|let|class) (\w+)/gm)].map(
    ([, name]) => name!,
  );
  return { essence: essenceOf(text), names };
}

/**
 * Finds one exercise in one attempt.
 *
 * @param files all of the attempt
 * @param attempt how it is called
 */
export async function choose(
  files: readonly OwnFile[],
  module: ExerciseModule,
  starter: Starter,
  attempt: string,
): Promise<Find> {
  const place = `${module.exercise.folder}/${module.id}.ts`;
  const { candidates, unreadable } = await candidatesAmong(files, module, starter);
  const base = { attempt, beside: new Map(), notes: unreadable, needsPerson: unreadable.length > 0 };
  const changed = candidates.filter(({ essence }) => essence !== starter.essence);
  const best = RANKS.map((rank) => changed.filter((one) => one.rank === rank)).find((found) => found.length > 0);
  if (!best) {
    const [unchanged] = candidates;
    if (unchanged) return { ...base, ...aboutFile(unchanged, files), state: 'unchanged' };
    return { ...base, state: unreadable.length > 0 ? 'unreadable' : 'nothing' };
  }
  const different = Map.groupBy(best, ({ essence }) => essence);
  if (different.size > 1) {
    const all = best.map(({ file }) => file.path).join(', ');
    return {
      ...base,
      state: 'unreadable',
      needsPerson: true,
      notes: [...unreadable, `Several files could be ${place}: ${all}. Keep one.`],
    };
  }
  const chosen = best[0]!;
  const others = changed.filter((one) => one.rank !== chosen.rank && one.essence !== chosen.essence);
  const notes = [
    ...whyThis(chosen, place, candidates, starter),
    ...others.map((one) => `${one.file.path} is another version, and was not graded.`),
    ...unreadable,
  ];
  return {
    ...base,
    ...aboutFile(chosen, files),
    state: 'found',
    notes,
    needsPerson: others.length > 0 || unreadable.length > 0,
  };
}

/** The file that a person named: whatever it is called. */
export async function take(own: OwnFile, files: readonly OwnFile[], starter: Starter, attempt: string): Promise<Find> {
  const base = { attempt, beside: new Map(), needsPerson: false };
  try {
    const read = await readOwn(own, 'place');
    const state = read.essence === starter.essence ? 'unchanged' : 'found';
    return { ...base, ...aboutFile(read, files), state, notes: oddness(read) };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { ...base, state: 'unreadable', needsPerson: true, notes: [`${own.file.path} ${error.message}.`] };
  }
}

async function candidatesAmong(files: readonly OwnFile[], module: ExerciseModule, starter: Starter) {
  const candidates: Candidate[] = [];
  const unreadable: string[] = [];
  for (const own of files) {
    const rank = rankOf(own.inside, module);
    if (rank === undefined) continue;
    try {
      const read = await readOwn(own, rank);
      const isCertain = rank === 'place' || rank === 'name';
      if (isCertain || starter.names.some((name) => new RegExp(`\\b${name}\\b`).test(read.essence)))
        candidates.push(read);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      unreadable.push(`${own.file.path} ${error.message}.`);
    }
  }
  return { candidates, unreadable };
}

async function readOwn(own: OwnFile, rank: Rank): Promise<Candidate> {
  const { text, odd, sha256 } = textOf(await own.file.read(LONGEST));
  return { ...own, rank, sha256, essence: essenceOf(text), odd };
}

function aboutFile(chosen: Candidate, files: readonly OwnFile[]): Pick<Find, 'file' | 'sha256' | 'beside'> {
  const folder = chosen.inside.slice(0, chosen.inside.lastIndexOf('/') + 1);
  const beside = files.filter((one) => one !== chosen && one.inside.startsWith(folder) && one.file !== chosen.file);
  return {
    file: chosen.file,
    sha256: chosen.sha256,
    beside: new Map(beside.map(({ inside, file }) => [inside.slice(folder.length), file])),
  };
}

/** Why this file was taken, where that goes without saying only for the one in its place. */
function whyThis(chosen: Candidate, place: string, candidates: readonly Candidate[], { essence }: Starter): string[] {
  const starter = candidates.find((one) => one.essence === essence);
  const path = chosen.file.path;
  const why =
    chosen.rank === 'place'
      ? []
      : starter
        ? [`${starter.file.path} is the starter as it was handed out, so ${path} was graded in its place.`]
        : [`There is no ${place}, so ${path} was graded in its place.`];
  return [...why, ...oddness(chosen)];
}

function oddness({ file, odd }: Candidate): string[] {
  return odd === undefined ? [] : [`${file.path} ${odd}.`];
}
