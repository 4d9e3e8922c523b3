/** A terminal that is drawn upon in place and gives single keys. What stood there before comes back at the end. */
import type { ReadStream, WriteStream } from 'node:tty';
import type { Size } from './screen.ts';

const ENTER = '\u001b[?1049h\u001b[?25l';
const LEAVE = '\u001b[?25h\u001b[?1049l';
const HOME = '\u001b[H';
const REST_OF_LINE = '\u001b[K';
const REST_OF_SCREEN = '\u001b[J';
const USUAL: Size = { columns: 80, rows: 24 };

/** A person's terminal, between `enter` and `leave`. */
export class Terminal {
  readonly #input: ReadStream;
  readonly #output: WriteStream;
  #onKey: (key: string) => void = () => {};
  #onResize: () => void = () => {};

  constructor(input: ReadStream, output: WriteStream) {
    this.#input = input;
    this.#output = output;
  }

  /** How much room there is. */
  get size(): Size {
    const { columns, rows } = this.#output;
    return { columns: columns || USUAL.columns, rows: rows || USUAL.rows };
  }

  /**
   * Takes the screen.
   *
   * @param onKey hears every key
   * @param onResize hears when there is more or less room
   */
  enter(onKey: (key: string) => void, onResize: () => void): void {
    this.#onKey = onKey;
    this.#onResize = onResize;
    this.#input.setRawMode(true).setEncoding('utf8').on('data', this.#hear).resume();
    this.#output.on('resize', this.#onResize);
    this.#output.write(ENTER);
    process.once('exit', this.#giveBack); // however the process ends, the person gets the old screen back
  }

  /** Shows these lines in place of what was there. */
  draw(lines: readonly string[]): void {
    this.#output.write(`${HOME}${lines.map((line) => `${line}${REST_OF_LINE}`).join('\r\n')}${REST_OF_SCREEN}`);
  }

  /** Gives the screen back. */
  leave(): void {
    process.off('exit', this.#giveBack);
    this.#output.off('resize', this.#onResize);
    this.#input.off('data', this.#hear).pause();
    this.#giveBack();
  }

  readonly #hear = (text: string): void => {
    for (const key of text) this.#onKey(key);
  };

  readonly #giveBack = (): void => {
    this.#input.setRawMode(false);
    this.#output.write(LEAVE);
  };
}
