/** Draws what a learner at the terminal sees, so that it fits the window. */
import { styleText } from 'node:util';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { SIGNS } from '../../results/signs.ts';
import type { ExerciseReport, StepReport } from '../../grader/report.ts';
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

/** The lines of the screen; never more, nor longer, than the window has room for. */
export function screen(watching: Watching, size: Size): string[] {
  const columns = Math.max(NARROWEST, size.columns);
  const { current, focus } = watching;
  const top = [heading(watching, columns), ...(current.report ? steps(current.report, focus, columns) : [])];
  const bottom = ['', others(watching, columns), ...footer(watching, columns)];
  const room = size.rows - top.length - bottom.length - 1;
  const said = body(watching, columns - 2 * MARGIN);
  const shown = said.length === 0 ? [] : ['', ...fitted(said, room, watching.hints.length > 0).map(indented)];
  return [...top, ...shown, ...bottom].slice(0, size.rows);
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

/** How everything that is watched stands, in one line. */
function others({ standings, current }: Watching, columns: number): string {
  const parts = standings.map(({ module, report, checking }) => {
    const score = checking ? '…' : report ? `${report.score}` : '–';
    return { text: `${module.id} ${score}`, here: module.id === current.module.id };
  });
  const plain = parts.map(({ text }) => text).join('  ');
  if (stringWidth(plain) > columns) return cut(plain, columns);
  return parts.map(({ text, here }) => (here ? styleText('bold', text) : styleText('dim', text))).join('  ');
}

function footer({ asking, notice, current }: Watching, columns: number): string[] {
  if (asking) {
    const { id } = current.module;
    return wrap(
      `Put the starter in place of ${id}.ts? Your version is kept beside it. y: yes, any other key: no`,
      columns,
    );
  }
  const keys = KEYS.map(([key, does]) => `${styleText('bold', key)} ${does}`).join('   ');
  return [...(notice === undefined ? [] : wrap(notice, columns)), keys];
}

/** As many lines as there is room for: the first ones, or the last ones when those are what was asked for. */
function fitted(lines: string[], room: number, last: boolean): string[] {
  if (lines.length <= room) return lines;
  const some = Math.max(0, room - 1);
  return last ? ['…', ...lines.slice(lines.length - some)] : [...lines.slice(0, some), '…'];
}

function indented(line: string): string {
  return ' '.repeat(MARGIN) + line;
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
