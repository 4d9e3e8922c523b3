/** What learner code printed while its checks ran: `console.log`, `console.error` and whatever else came out of its process. */
import { Lines } from '../project/line-splitter.ts';
import { plainText } from '../project/plain-text.ts';
import type { HostProcess } from '../runner/host-process.ts';

/** Different lines beyond these are only counted. */
const MOST_LINES = 20;
const MOST_CHARACTERS = 200;

/** Something that code printed, and how often. */
export interface PrintedLine {
  text: string;
  times: number;
}

/** All that it printed. A grade runs many checks side by side, so each line stands here once. */
export interface Printed {
  /** In the order in which they came first. */
  lines: PrintedLine[];
  /** How many more lines came that are none of these. */
  more: number;
}

/** It printed nothing. */
export const NOTHING_PRINTED: Printed = { lines: [], more: 0 };

/** Listens to the processes of a grade. */
export class Printing {
  readonly #lines = new Map<string, PrintedLine>();
  #more = 0;

  /**
   * Listens to a process.
   *
   * @returns stops listening
   */
  follow(process: HostProcess): () => void {
    const lines = new Lines((line) => this.add(line));
    const hear = (text: string) => lines.add(text);
    process.on('output', hear);
    return () => {
      process.off('output', hear);
      lines.end();
    };
  }

  /** Notes a line, unless nothing stands on it. */
  add(line: string): void {
    const text = shortened(plainText(line).trimEnd());
    if (text === '') return;
    const known = this.#lines.get(text);
    if (known) known.times += 1;
    else if (this.#lines.size < MOST_LINES) this.#lines.set(text, { text, times: 1 });
    else this.#more += 1;
  }

  /** What came so far. */
  get printed(): Printed {
    return { lines: [...this.#lines.values()].map((line) => ({ ...line })), more: this.#more };
  }
}

function shortened(text: string): string {
  const letters = [...text];
  return letters.length > MOST_CHARACTERS ? `${letters.slice(0, MOST_CHARACTERS - 1).join('')}…` : text;
}
