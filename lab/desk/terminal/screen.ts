/** Draws what a learner at the terminal sees, so that it fits the window. */
import { styleText } from 'node:util';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { SIGNS } from '../../results/signs.ts';
import { PRINTED_HEADING, printedLines } from '../../results/terminal.ts';
import type { ExerciseReport, StepReport } from '../../grader/report.ts';
import { placeText, type Place } from './places.ts';
import type { Watching } from './watching.ts';

/** A window, in places for letters; a wide sign, as an emoji, takes two. */
export interface Size {
  columns: number;
  rows: number;
}

const MARGIN = 2;
const NARROWEST = 20;
const KEYS = [
  ['h', 'hint'],
  ['n', 'next'],
  ['r', 'reset'],
  ['q', 'quit'],
] as const;

/**
 * The lines of the screen; never more, nor longer, than the window has room for.
 *
 * @param places of the exercise in view
 */
export function screen(watching: Watching, size: Size, places: readonly Place[] = []): string[] {
  const columns = Math.max(NARROWEST, size.columns);
  const { current, focus } = watching;
  const where = places.map((place) => styleText('dim', cut(placeText(place), columns)));
  const top = [heading(watching, columns), ...where, ...(current.report ? steps(current.report, focus, columns) : [])];
  const bottom = ['', ...others(watching, columns), ...footer(watching, columns)];
  const room = size.rows - top.length - bottom.length;
  return [...top, ...middle(watching, columns - 2 * MARGIN, room).map(indented), ...bottom].slice(0, size.rows);
}

/** What there is to read on the step in view, and below it what the code printed, in so many rows. */
function middle(watching: Watching, width: number, rows: number): string[] {
  const said = body(watching, width);
  const printed = printedOn(watching, width);
  const [own, most] = [said.length === 0 ? 0 : said.length + 1, printed.length === 0 ? 0 : printed.length + 1];
  const share = Math.min(most, Math.max(rows - own, Math.floor(rows / 3)));
  // A heading with nothing below it says nothing.
  const below = share < 3 ? [] : ['', ...fitted(printed, share - 1, false)];
  const above = own === 0 ? [] : ['', ...fitted(said, rows - below.length - 1, watching.hints.length > 0)];
  return [...above, ...below];
}

function printedOn({ current }: Watching, width: number): string[] {
  const lines = current.printed ? printedLines(current.printed) : [];
  if (lines.length === 0) return [];
  return [...wrap(styleText('bold', PRINTED_HEADING), width), ...lines.flatMap((line) => wrap(line, width))];
}

/** For instance “Pull  45 of 100 points  checked in 290 ms”. */
function heading({ current }: Watching, columns: number): string {
  const { module, report, ms = 0, checking } = current;
  const score = report ? `${report.score} of ${report.max} points` : '';
  const state = checking ? 'checking …' : report ? `checked in ${Math.round(ms)} ms` : 'waiting for the first check …';
  const plain = [module.title, score, state].filter(Boolean).join('  ');
  if (stringWidth(plain) > columns) return cut(plain, columns);
  return [styleText('bold', module.title), score, styleText('dim', state)].filter(Boolean).join('  ');
}

function steps({ steps }: ExerciseReport, focus: StepReport | undefined, columns: number): string[] {
  return steps.map((step) => {
    const { sign, style } = SIGNS[step.status];
    const points = `${step.earned}/${step.points}`;
    const room = columns - points.length - 6;
    const title = padded(cut(step.title, room), room);
    const here = step.id === focus?.id;
    return `${here ? '›' : ' '} ${styleText(style, sign)} ${here ? styleText('bold', title) : title} ${styleText('dim', points)}`;
  });
}

/** What the check of the step in view found, and the hints that were asked for. */
function body({ focus, hints, current }: Watching, width: number): string[] {
  if (!focus) {
    if (!current.report) return [];
    const { id, title } = current.module;
    return wrap(`All of ${title} works. “npm run diff -- ${id}” shows your code beside the solution.`, width);
  }
  const total = focus.hints?.length ?? 0;
  const told = hints.map((hint, index) => `Hint ${index + 1} of ${total}: ${hint}`);
  return [...(focus.message?.split('\n') ?? []), ...told].flatMap((line) => wrap(line, width));
}

/** How everything that is watched stands, with the keys that lead there. */
function others({ standings, current }: Watching, columns: number): string[] {
  const parts = standings.map(({ module, report, checking }) => {
    const score = checking ? '…' : report ? `${report.score}` : '–';
    return styleText(module.id === current.module.id ? 'bold' : 'dim', `${module.number} ${module.id} ${score}`);
  });
  return flowing(parts, '  ', columns);
}

function footer({ asking, notice, current, standings }: Watching, columns: number): string[] {
  if (asking) {
    const { id } = current.module;
    return wrap(
      `Put the starter in place of ${id}.ts? Your version is kept beside it. y: yes, any other key: no`,
      columns,
    );
  }
  const numbers = standings.map(({ module }) => module.number);
  const keys = [...(numbers.length > 1 ? [[range(numbers), 'exercise'] as const] : []), ...KEYS];
  const help = keys.map(([key, does]) => `${styleText('bold', key)} ${does}`);
  return [...(notice === undefined ? [] : wrap(notice, columns)), ...flowing(help, '   ', columns)];
}

/** For instance “1–7”, or “3, 6” where not all that lies between is there. */
function range(numbers: readonly number[]): string {
  const [first, last] = [numbers[0]!, numbers.at(-1)!];
  return last - first === numbers.length - 1 && numbers.length > 2 ? `${first}–${last}` : numbers.join(', ');
}

/** Parts one after the other, in as many lines as they need; none is torn apart. */
function flowing(parts: readonly string[], gap: string, columns: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const longer = lines.length === 0 ? undefined : `${lines.at(-1)}${gap}${part}`;
    if (longer !== undefined && stringWidth(longer) <= columns) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines;
}

/** As many lines as there is room for: the first ones, or the last ones when those are what was asked for. */
function fitted(lines: string[], room: number, last: boolean): string[] {
  if (lines.length <= room) return lines;
  const some = Math.max(0, room - 1);
  return last ? ['…', ...lines.slice(lines.length - some)] : [...lines.slice(0, some), '…'];
}

function indented(line: string): string {
  return line === '' ? '' : ' '.repeat(MARGIN) + line;
}

function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  const [start = ''] = wrapAnsi(text, Math.max(1, width - 1), { hard: true, trim: false, wordWrap: false }).split('\n');
  return `${start}…`;
}

/** A text with as many blanks after it as make it so wide. */
function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

/** Lines that are at most so wide, broken between words where that is possible. */
function wrap(text: string, width: number): string[] {
  return wrapAnsi(text, width, { hard: true, trim: false }).split('\n');
}
