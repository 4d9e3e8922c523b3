/** Puts text that comes in pieces together to lines. */
export class Lines {
  readonly #take: (line: string) => void;
  #rest = '';

  /**
   * @param take gets each whole line, without its end
   */
  constructor(take: (line: string) => void) {
    this.#take = take;
  }

  /** The next piece. */
  add(text: string): void {
    const lines = (this.#rest + text).split(/\r?\n/);
    this.#rest = lines.pop()!;
    for (const line of lines) this.#take(line);
  }

  /** Nothing more comes: what is left is the last line. */
  end(): void {
    if (this.#rest !== '') this.#take(this.#rest);
    this.#rest = '';
  }
}
