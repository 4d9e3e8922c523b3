/** A comparison as text for a terminal: in one column as Git shows it, or in two where there is room. */
import { styleText } from 'node:util';
import { folded, textOf, type Line, type Piece, type Row } from './rows.ts';

type Style = Parameters<typeof styleText>[0];

/** From so many columns on, two programs stand side by side. */
export const ROOM_FOR_TWO = 150;

const OWN: Style = 'red';
const SOLUTION: Style = 'green';
const GUTTER = 2;
const MIDDLE = ' │ ';

/** In one column: what is only yours begins with `-`, what is only the solution's with `+`. */
export function inOneColumn(rows: readonly Row[]): string {
  const digits = digitsOf(rows);
  const number = (line: Line | undefined) => styleText('dim', String(line?.number ?? '').padStart(digits));
  const written: string[] = [];
  for (const { folded: isFolded, rows: some } of folded(rows)) {
    if (isFolded) written.push(foldText(some.length));
    else for (const block of blocksOf(some)) written.push(...blockText(block, number));
  }
  return written.join('\n');
}

/**
 * In two columns, yours on the left.
 *
 * @param columns how many the terminal has
 */
export function inTwoColumns(rows: readonly Row[], columns: number): string {
  const digits = digitsOf(rows);
  const width = Math.floor((columns - MIDDLE.length) / 2) - digits - 1 - GUTTER;
  const middle = styleText('dim', MIDDLE);
  const cell = (line: Line | undefined, sign: string, style: Style | undefined, row: number) => {
    const pieces = line ? (wrapped(line.pieces, width)[row] ?? []) : [];
    const first = line !== undefined && row === 0;
    const number = styleText('dim', (first ? String(line.number) : '').padStart(digits));
    const mark = first && style ? styleText(style, sign) : ' ';
    const room = ' '.repeat(width - length(pieces));
    return `${number} ${mark} ${painted(pieces, line && style)}${room}`;
  };
  const written: string[] = [];
  for (const { folded: isFolded, rows: some } of folded(rows)) {
    if (isFolded) written.push(foldText(some.length));
    else {
      for (const { own, solution, alike } of some) {
        const height = Math.max(...[own, solution].map((line) => (line ? wrapped(line.pieces, width).length : 1)));
        for (let row = 0; row < height; row += 1) {
          const [left, right] = [
            cell(own, '-', alike ? undefined : OWN, row),
            cell(solution, '+', alike ? undefined : SOLUTION, row),
          ];
          written.push(`${left}${middle}${right}`.trimEnd());
        }
      }
    }
  }
  return written.join('\n');
}

function foldText(count: number): string {
  return styleText('dim', `  … ${count} lines alike`);
}

function digitsOf(rows: readonly Row[]): number {
  const last = Math.max(...rows.map(({ own, solution }) => Math.max(own?.number ?? 0, solution?.number ?? 0)), 1);
  return String(last).length;
}

/** Rows that differ and follow one another: yours are shown together, then the solution's. */
function blocksOf(rows: readonly Row[]): Row[][] {
  const blocks: Row[][] = [];
  for (const row of rows) {
    const last = blocks.at(-1);
    if (last && !row.alike && !last[0]!.alike) last.push(row);
    else blocks.push([row]);
  }
  return blocks;
}

function blockText(block: readonly Row[], number: (line: Line | undefined) => string): string[] {
  const [first] = block;
  if (first!.alike) return [`${number(first!.own)}   ${textOf(first!.own!)}`.trimEnd()];
  const side = (name: 'own' | 'solution', sign: string, style: Style) =>
    block.flatMap(({ [name]: line }) =>
      line ? [`${number(line)} ${styleText(style, sign)} ${painted(line.pieces, style)}`.trimEnd()] : [],
    );
  return [...side('own', '-', OWN), ...side('solution', '+', SOLUTION)];
}

/** What changed within a line is underlined, so that colour is not needed to see it. */
function painted(pieces: readonly Piece[], style: Style | undefined): string {
  return pieces
    .map(({ text, changed }) => {
      if (!style) return text;
      return styleText(changed ? [style as 'red', 'underline'] : style, text);
    })
    .join('');
}

function length(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0);
}

/** Pieces in lines of at most so many characters. */
function wrapped(pieces: readonly Piece[], width: number): Piece[][] {
  const lines: Piece[][] = [[]];
  let room = width;
  for (const { text, changed } of pieces) {
    for (let rest = text; rest !== '';) {
      if (room === 0) {
        lines.push([]);
        room = width;
      }
      const part = rest.slice(0, room);
      lines.at(-1)!.push({ text: part, changed });
      room -= part.length;
      rest = rest.slice(part.length);
    }
  }
  return lines;
}
