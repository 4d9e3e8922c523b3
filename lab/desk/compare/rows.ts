/** Two programs side by side: which lines belong together, and what differs within them. */
import { diffArrays, diffWordsWithSpace } from 'diff';

/** A piece of a line; `changed` when the line beside it says something else there. */
export interface Piece {
  text: string;
  changed: boolean;
}

/** A line of one program. */
export interface Line {
  /** From 1. */
  number: number;
  pieces: Piece[];
}

/** A line of each program, or of one of them. */
export interface Row {
  own?: Line;
  solution?: Line;
  /** Whether both say the same. */
  alike: boolean;
}

/** Rows that follow one another. Long stretches that are alike may be folded away. */
export interface Stretch {
  folded: boolean;
  rows: Row[];
}

/** Lines that have less in common than this, from 0 to 1, are two lines and not one that changed. */
const LEAST_LIKENESS = 0.5;
/** Blocks with more pairs of lines are set side by side as they come. */
const MOST_PAIRS = 100_000;
/** Lines that stay in view around what differs. */
const CONTEXT = 3;
/** A shorter stretch is not worth folding. */
const LEAST_FOLDED = 5;

/** Compares a learner's program with the solution, line by line. Spaces at the ends of lines do not count. */
export function compare(own: string, solution: string): Row[] {
  const rows: Row[] = [];
  const count = { own: 0, solution: 0 };
  const line = (side: 'own' | 'solution', pieces: Piece[]): Line => ({ number: ++count[side], pieces });
  let left: string[] = [];
  let right: string[] = [];
  const flush = () => {
    for (const [mine, theirs] of pairedUp(left, right)) {
      const [ownPieces, solutionPieces] = pieces(mine, theirs);
      rows.push({
        alike: false,
        ...(ownPieces && { own: line('own', ownPieces) }),
        ...(solutionPieces && { solution: line('solution', solutionPieces) }),
      });
    }
    [left, right] = [[], []];
  };
  for (const { value, added, removed } of diffArrays(linesOf(own), linesOf(solution))) {
    if (removed) left.push(...value);
    else if (added) right.push(...value);
    else {
      flush();
      for (const text of value) {
        rows.push({ alike: true, own: line('own', whole(text)), solution: line('solution', whole(text)) });
      }
    }
  }
  flush();
  return rows;
}

/** Divides rows into what differs, with a few lines around it, and the long stretches between. */
export function folded(rows: readonly Row[]): Stretch[] {
  const near = rows.map((_row, index) =>
    rows.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ alike }) => !alike),
  );
  const stretches: Stretch[] = [];
  for (const [index, row] of rows.entries()) {
    const last = stretches.at(-1);
    if (last && last.folded === !near[index]) last.rows.push(row);
    else stretches.push({ folded: !near[index], rows: [row] });
  }
  return stretches.map((stretch) => ({ ...stretch, folded: stretch.folded && stretch.rows.length >= LEAST_FOLDED }));
}

/** The text of a line. */
export function textOf({ pieces }: Line): string {
  return pieces.map(({ text }) => text).join('');
}

function linesOf(text: string): string[] {
  const written = text.trimEnd();
  return written === '' ? [] : written.split('\n').map((line) => line.trimEnd());
}

function whole(text: string, changed = false): Piece[] {
  return text === '' ? [] : [{ text, changed }];
}

type Pair = [string | undefined, string | undefined];

/** Sets lines that resemble each other side by side, in order; what is left stands beside what is left. */
function pairedUp(own: readonly string[], solution: readonly string[]): Pair[] {
  const pairs: Pair[] = [];
  let [from, to] = [0, 0];
  const fill = (untilOwn: number, untilSolution: number) => {
    const rest = Math.max(untilOwn - from, untilSolution - to);
    for (let offset = 0; offset < rest; offset += 1) {
      const [mine, theirs] = [from + offset, to + offset];
      pairs.push([mine < untilOwn ? own[mine] : undefined, theirs < untilSolution ? solution[theirs] : undefined]);
    }
  };
  for (const [mine, theirs] of alignment(own, solution)) {
    fill(mine, theirs);
    pairs.push([own[mine], solution[theirs]]);
    [from, to] = [mine + 1, theirs + 1];
  }
  fill(own.length, solution.length);
  return pairs;
}

/** Which lines belong together, by their places: the choice with the most in common that keeps both orders. */
function alignment(own: readonly string[], solution: readonly string[]): [number, number][] {
  if (own.length * solution.length > MOST_PAIRS) return [];
  const [mine, theirs] = [own.map(wordsOf), solution.map(wordsOf)];
  const likeness = mine.map((words) => theirs.map((others) => likenessOf(words, others)));
  // best[i][j]: the most that lines from i and from j on can have in common.
  const best = Array.from({ length: own.length + 1 }, () => new Array<number>(solution.length + 1).fill(0));
  for (let i = own.length - 1; i >= 0; i -= 1) {
    for (let j = solution.length - 1; j >= 0; j -= 1) {
      best[i]![j] = Math.max(best[i + 1]![j]!, best[i]![j + 1]!, likeness[i]![j]! + best[i + 1]![j + 1]!);
    }
  }
  const found: [number, number][] = [];
  for (let [i, j] = [0, 0]; i < own.length && j < solution.length;) {
    if (likeness[i]![j]! > 0 && best[i]![j] === likeness[i]![j]! + best[i + 1]![j + 1]!) found.push([i++, j++]);
    else if (best[i]![j] === best[i + 1]![j]) i += 1;
    else j += 1;
  }
  return found;
}

function wordsOf(line: string): Set<string> {
  return new Set(line.match(/\w+/g) ?? []);
}

/** What two lines have in common, from 0 to 1 (Dice’s coefficient of their words); 0 when it is too little. */
function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 0;
  const shared = [...one].filter((word) => other.has(word)).length;
  const likeness = (2 * shared) / (one.size + other.size);
  return likeness < LEAST_LIKENESS ? 0 : likeness;
}

/** The pieces of a row's lines. Lines with nothing in common differ as a whole, so no word of them is marked. */
function pieces(own: string | undefined, solution: string | undefined): [Piece[] | undefined, Piece[] | undefined] {
  if (own === undefined || solution === undefined || likenessOf(wordsOf(own), wordsOf(solution)) === 0) {
    return [own === undefined ? undefined : whole(own), solution === undefined ? undefined : whole(solution)];
  }
  const changes = diffWordsWithSpace(own, solution);
  const side = (other: 'added' | 'removed') =>
    changes
      .filter((change) => !change[other])
      .map(({ value, added, removed }) => ({ text: value, changed: added || removed }));
  return [side('added'), side('removed')];
}
