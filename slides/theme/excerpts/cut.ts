/** Cuts what a `<<<` line asks for out of the real file, set to the width of a slide. */
import { readFile, realpath } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { format, getFileInfo, resolveConfig } from 'prettier';
import { excerpt } from '../../../lab/project/regions.ts';
import { root } from '../../../lab/project/root.ts';
import type { Directive } from './directive.ts';

/** Width of the text on the 980 pixel canvas, and of one letter of the code face relative to its size. */
const TEXT_WIDTH = 852;
const LETTER_WIDTH = 0.6;

export interface Cut {
  /** The lines to show. */
  code: string;
  /** The whole file without markers, with the shown lines in it somewhere. */
  whole: string;
  /** The shown lines as they stand in `whole`, before common indentation was taken away. */
  indented: string;
  /** The file's absolute path, for watching it. */
  file: string;
}

/** How many letters of this size (in pixels) fit on one line of a slide. */
export function columns(size: number): number {
  return Math.floor(TEXT_WIDTH / (LETTER_WIDTH * size));
}

/**
 * @param folder what the directive's path is relative to
 * @param width the longest line, in letters; the code is broken anew to fit, never cut off
 * @param project no file outside this folder is shown
 * @throws Error when the file, the region or one of the texts is not there
 */
export async function cut(directive: Directive, folder: string, width: number, project = root): Promise<Cut> {
  const file = resolve(folder, directive.path);
  const source = await read(file, directive.path, project);
  const first = cutFrom(await setTo(width, file, source), directive);
  const indent = indentOf(first);
  // What stood indented has more room once it begins at the margin.
  const text = await setTo(width + indent, file, source);
  const lines = indent === 0 ? first : cutFrom(text, directive);
  const code = lines.map((line) => line.slice(indentOf(lines))).join('\n');
  return { code, whole: excerpt(text, undefined, directive.path), indented: lines.join('\n'), file };
}

function cutFrom(source: string, directive: Directive): string[] {
  return trim(excerpt(source, directive.region, directive.path).split('\n'), directive);
}

async function read(file: string, path: string, project: string): Promise<string> {
  const real = await realpath(file).catch(() => {
    throw new Error(`There is no file ${path}; the path is relative to the deck.`);
  });
  if (real.startsWith((await realpath(project)) + sep)) return readFile(real, 'utf8');
  throw new Error(`The file ${path} lies outside the project; copy what the deck shows into it.`);
}

/** Files as they were set, by all that this depends on: the decks of one build quote the same files over and over. */
const settings = new Map<string, Promise<string>>();

function setTo(width: number, file: string, source: string): Promise<string> {
  const key = `${width} ${file} ${source}`;
  const known = settings.get(key) ?? set(width, file, source);
  settings.set(key, known);
  return known;
}

async function set(width: number, file: string, source: string): Promise<string> {
  const { inferredParser } = await getFileInfo(file);
  if (!inferredParser) return source;
  return format(source, { ...(await resolveConfig(file)), filepath: file, printWidth: width });
}

function trim(lines: string[], { doc, body, from, to, path }: Directive): string[] {
  let rest = doc ? lines : withoutDoc(lines);
  if (body) rest = bodyOf(rest, path);
  const start = from === undefined ? 0 : lineWith(rest, from, 0, path);
  const end = to === undefined ? rest.length : lineWith(rest, to, start, path) + 1;
  return rest.slice(start, end);
}

function withoutDoc(lines: string[]): string[] {
  if (!lines[0]?.startsWith('/**')) return lines;
  return lines.slice(lines.findIndex((line) => line.trimEnd().endsWith('*/')) + 1);
}

function bodyOf(lines: string[], path: string): string[] {
  const open = lines.findIndex((line) => /^\S.*\{$/.test(line));
  const close = lines.findLastIndex((line) => line.startsWith('}'));
  if (open === -1 || close <= open) throw new Error(`The excerpt of ${path} has no body between { and }.`);
  return lines.slice(open + 1, close);
}

function lineWith(lines: string[], text: string, after: number, path: string): number {
  const index = lines.findIndex((line, number) => number >= after && line.includes(text));
  if (index === -1) throw new Error(`The excerpt of ${path} has no line with “${text}”.`);
  return index;
}

function indentOf(lines: string[]): number {
  return Math.min(...lines.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length));
}
