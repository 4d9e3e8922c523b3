import { wordCount } from './word-count.ts';

/** The sources of the chapters as text, keyed by their address from this folder. */
const texts = import.meta.glob<string>('../chapters/*.mdx', { query: '?raw', import: 'default' });

const WORDS_PER_MINUTE = 220;

/**
 * How long a chapter takes to read, without its code, figures and quiz.
 *
 * @param file path from the project's root, for instance `site/chapters/pull.mdx`
 * @returns whole minutes, at least 1
 * @throws Error when the chapter's file does not exist
 */
export async function readingMinutes(file: string): Promise<number> {
  const read = texts[file.replace(/^site\//, '../')];
  if (!read)
    throw new Error(
      `course.ts names the chapter “${file}”, and there is no such file: write it, or take it out of course.ts.`,
    );
  return Math.max(1, Math.round(wordCount(await read()) / WORDS_PER_MINUTE));
}
