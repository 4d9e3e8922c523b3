import type { MDXInstance } from 'astro';
import type { Chapter } from '../../course.ts';
import { isFieldModule, wordsInTheField } from '../field/seen.ts';
import { wordCount } from './word-count.ts';

/** The chapters as components and as text, keyed by their address from this folder. */
const chapters = import.meta.glob<MDXInstance<Record<string, never>>>('../chapters/*.mdx');
const texts = import.meta.glob<string>('../chapters/*.mdx', { query: '?raw', import: 'default' });

const WORDS_PER_MINUTE = 220;

/**
 * A chapter to show.
 *
 * @throws Error when its file does not exist
 */
export function loadChapter(chapter: Chapter): Promise<MDXInstance<Record<string, never>>> {
  return fileOf(chapter, chapters);
}

/**
 * How long a chapter takes to read, without its code, figures and quiz.
 *
 * @returns whole minutes, at least 1
 * @throws Error when its file does not exist
 */
export async function readingMinutes(chapter: Chapter): Promise<number> {
  const text = await fileOf(chapter, texts);
  const [, shown] = /^<InTheField module="([^"]+)"/m.exec(text) ?? [];
  const seen = shown !== undefined && isFieldModule(shown) ? wordsInTheField(shown) : 0;
  return Math.max(1, Math.round((wordCount(text) + seen) / WORDS_PER_MINUTE));
}

/**
 * Whether a chapter asks its readers something.
 *
 * @throws Error when its file does not exist
 */
export async function hasQuiz(chapter: Chapter): Promise<boolean> {
  return /^<Question\b/m.test(await fileOf(chapter, texts));
}

/**
 * The ids of the questions that a chapter asks, in their order.
 *
 * @throws Error when its file does not exist, or one of its questions has no id to be seen
 */
export async function questionIds(chapter: Chapter): Promise<string[]> {
  const text = await fileOf(chapter, texts);
  const ids = [...text.matchAll(/^<Question\s+id="([^"]+)"/gm)].map(([, id]) => id!);
  if (ids.length === text.match(/^<Question\b/gm)?.length || ids.length === 0) return ids;
  throw new Error(`A question in ${chapter.file} does not begin with its id: write <Question id="…" first.`);
}

function fileOf<File>({ file }: Chapter, files: Record<string, () => Promise<File>>): Promise<File> {
  const read = files[file.replace(/^site\//, '../')];
  if (read) return read();
  throw new Error(
    `course.ts names the chapter “${file}”, and there is no such file: write it, or take it out of course.ts.`,
  );
}
