/**
 * What somebody has done in the course, as it is kept in a browser and carried from one to another. Everything is keyed
 * by stable ids: of chapters (`pull`), questions (`pull/quiz/stale-office`) and steps (`pull/fallback`). Ids that the
 * course no longer has, or not yet, are kept and not counted.
 */

export interface Progress {
  /** Chapters that were read. */
  read: string[];
  /** For a question, the answer that was chosen last. */
  answers: Record<string, string>;
  /** For a step, the most points that it ever earned. */
  earned: Record<string, number>;
}

/**
 * The file that carries progress, version 1: JSON with `format` and `version` as here, and the three parts of
 * {@link Progress}.
 */
interface ProgressFile extends Progress {
  format: typeof FORMAT;
  version: typeof VERSION;
}

const FORMAT = 'host-and-remote/progress';
const VERSION = 1;
const ID = /^[a-z0-9-]+(?:\/[a-z0-9-]+)*$/;
const LONGEST_ID = 120;
const MOST_POINTS = 100;
/** In bytes; a whole course takes a few thousand. */
const LARGEST_FILE = 200_000;

/** A file that cannot be imported. The message says why, to a person. */
export class NoProgress extends Error {
  override name = 'NoProgress';
}

/** The text of a file for this progress. */
export function toFile({ read, answers, earned }: Progress): string {
  const file: ProgressFile = { format: FORMAT, version: VERSION, read, answers, earned };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * The text of a file that may carry progress.
 *
 * @throws NoProgress when it is too large, before any of it is read
 */
export async function textOf(file: Pick<File, 'size' | 'text'>): Promise<string> {
  if (file.size > LARGEST_FILE) throw new NoProgress('This file is too large to be progress in this course.');
  return file.text();
}

/**
 * The progress in a file's text.
 *
 * @throws NoProgress when it is anything but a whole file of this version
 */
export function fromFile(text: string): Progress {
  const file = parsed(text);
  if (!isObject(file) || file.format !== FORMAT)
    throw new NoProgress('This is no progress of this course: choose a file that “Export” on this page has written.');
  if (file.version !== VERSION)
    throw new NoProgress('This file was written by a newer edition of the course: import it there.');
  const { read, answers, earned } = file;
  if (!Array.isArray(read) || !read.every(isId)) throw damaged('read');
  if (!isRecord(answers, isId)) throw damaged('answers');
  if (!isRecord(earned, isPoints)) throw damaged('earned');
  return { read: [...new Set(read)], answers, earned };
}

/** Both together. Nothing is taken back: an answer that is there stays, and the most points count. */
export function merged(mine: Progress, theirs: Progress): Progress {
  const steps = Object.keys({ ...theirs.earned, ...mine.earned });
  return {
    read: [...new Set([...mine.read, ...theirs.read])],
    answers: { ...theirs.answers, ...mine.answers },
    earned: Object.fromEntries(steps.map((step) => [step, Math.max(mine.earned[step] ?? 0, theirs.earned[step] ?? 0)])),
  };
}

/** What the course has, to count progress by. */
export interface Catalogue {
  chapters: readonly string[];
  questions: readonly string[];
  steps: readonly { id: string; points: number }[];
}

/** How much of a catalogue is done. */
export interface Tally {
  read: number;
  answered: number;
  /** Points. A step never counts for more than it is worth now. */
  earned: number;
}

/** Counts what is done of a catalogue, which may be that of the whole course or of one module. */
export function tally({ read, answers, earned }: Progress, { chapters, questions, steps }: Catalogue): Tally {
  return {
    read: chapters.filter((id) => read.includes(id)).length,
    answered: questions.filter((id) => Object.hasOwn(answers, id)).length,
    earned: steps.reduce((sum, { id, points }) => sum + Math.min(points, own(earned, id) ?? 0), 0),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function damaged(part: string): NoProgress {
  return new NoProgress(`This file is damaged at “${part}”: export it again, and import that.`);
}

function own<Value>(record: Record<string, Value>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRecord<Value>(value: unknown, isValue: (value: unknown) => value is Value): value is Record<string, Value> {
  return isObject(value) && Object.entries(value).every(([key, one]) => isId(key) && isValue(one));
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_ID && ID.test(value);
}

function isPoints(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= MOST_POINTS;
}
