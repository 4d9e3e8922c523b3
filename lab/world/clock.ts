/** The moment every world starts at: a Monday morning in the company's calendar, in milliseconds since 1970. */
export const SEEDED_MOMENT = Date.parse('2026-03-02T08:55:00Z');

/** The lab's clock. It stands still unless given a source of passing time, and it can only be set forward. */
export class Clock {
  readonly #passed: () => number;
  #base: number;

  /**
   * @param start milliseconds since 1970
   * @param passed milliseconds that have gone by since; a person's world passes real time here
   */
  constructor(start: number = SEEDED_MOMENT, passed: () => number = () => 0) {
    this.#base = start;
    this.#passed = passed;
  }

  /** Milliseconds since 1970. */
  now = (): number => Math.round(this.#base + this.#passed());

  /** Sets the clock forward by `ms` milliseconds; throws a RangeError when that would set it back. */
  advance(ms: number): void {
    if (!(ms >= 0)) throw new RangeError(`The lab's clock can be set forward, not by ${ms} ms.`);
    this.#base += ms;
  }
}
