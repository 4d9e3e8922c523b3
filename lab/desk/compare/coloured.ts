/** A program’s lines in the colours of the course’s code. */
import { createHighlighterCore, type HighlighterCore } from 'shiki/core';
// Oniguruma comes as WebAssembly, which cannot be loaded once the server has put its own Response in place of Node’s.
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { bundledLanguages } from 'shiki/langs';
import { bundledThemes } from 'shiki/themes';
import { names, themes } from '../../project/code-colours.ts';
import { textOf, type Line } from './rows.ts';

/** A piece of a line in one colour. */
export interface Coloured {
  text: string;
  /** The element that colours it; empty for the text’s own colour. */
  name: string;
  /** As in {@link Piece}. */
  changed: boolean;
}

let started: Promise<HighlighterCore> | undefined;

function highlighter(): Promise<HighlighterCore> {
  return (started ??= createHighlighterCore({
    langs: [bundledLanguages.ts],
    themes: Object.values(themes).map((theme) => bundledThemes[theme]),
    engine: createJavaScriptRegexEngine(),
  }));
}

/**
 * Colours a whole program, so that strings and comments over several lines are seen.
 *
 * @returns its lines, without marks
 */
export async function coloursOf(program: string): Promise<Omit<Coloured, 'changed'>[][]> {
  const { tokens } = (await highlighter()).codeToTokens(program, {
    lang: 'ts',
    themes,
    defaultColor: false,
    tokenizeTimeLimit: 0, // half a colour is worse than a late one
  });
  return tokens.map((line) => line.map(({ content, htmlStyle }) => ({ text: content, name: nameOf(htmlStyle) })));
}

/** A line’s pieces, cut wherever the colour changes or a difference begins or ends. */
export function painted(line: Line, colours: readonly Omit<Coloured, 'changed'>[]): Coloured[] {
  const text = textOf(line);
  const edges = new Set([0, ...ends(line.pieces), ...ends(colours)].filter((edge) => edge <= text.length));
  const cuts = [...edges].toSorted((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => ({
    text: text.slice(from, cuts[index + 1]),
    name: at(colours, from)?.name ?? '',
    changed: at(line.pieces, from)?.changed ?? false,
  }));
}

function nameOf(style: string | Record<string, string> | undefined): string {
  if (typeof style !== 'object') return '';
  const { '--shiki-light': light, '--shiki-dark': dark } = style;
  return names.get(`--shiki-light:${light};--shiki-dark:${dark}`.toLowerCase()) ?? '';
}

/** Where each piece ends. */
function ends(pieces: readonly { text: string }[]): number[] {
  let end = 0;
  return pieces.map(({ text }) => (end += text.length));
}

/** The piece that covers this place. */
function at<T extends { text: string }>(pieces: readonly T[], place: number): T | undefined {
  const index = ends(pieces).findIndex((end) => end > place);
  return pieces[index];
}
