/** Says how far a long piece of work is: one line that changes on a terminal, a line each elsewhere. */
import type { WriteStream } from 'node:tty';
import { plainText } from '../../project/plain-text.ts';

const WIDTH = 24;

/** A progress display. */
export class Progress {
  readonly #out: Pick<WriteStream, 'write' | 'isTTY'>;
  readonly #total: number;
  readonly #now: () => number;
  readonly #started: number;
  #done = 0;
  #skipped = 0;

  /**
   * @param now milliseconds, for the time that is left
   */
  constructor(total: number, out: Pick<WriteStream, 'write' | 'isTTY'>, now: () => number = () => performance.now()) {
    this.#total = total;
    this.#out = out;
    this.#now = now;
    this.#started = now();
  }

  /**
   * One more is done.
   *
   * @param known whether it cost no time, and so says nothing about the rest
   */
  step(what: string, known = false): void {
    this.#done += 1;
    if (known) this.#skipped += 1;
    const line = `${this.#bar()}${this.#done} of ${this.#total}  ${plainText(what)}${this.#left()}`;
    this.#out.write(this.#out.isTTY ? `\r\u001b[2K${line}` : `${line}\n`);
  }

  /** Nothing more comes. */
  end(): void {
    if (this.#out.isTTY && this.#done > 0) this.#out.write('\n');
  }

  #bar(): string {
    if (!this.#out.isTTY) return '';
    const full = Math.round((this.#done / this.#total) * WIDTH);
    return `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}  `;
  }

  #left(): string {
    const measured = this.#done - this.#skipped;
    const open = this.#total - this.#done;
    if (measured < 2 || open === 0) return '';
    const seconds = Math.ceil((((this.#now() - this.#started) / measured) * open) / 1_000);
    return seconds < 90 ? `, about ${seconds} s left` : `, about ${Math.round(seconds / 60)} min left`;
  }
}
