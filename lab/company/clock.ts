/** The moment every world starts at: a Monday morning in the company's calendar, in milliseconds since 1970. */
export const SEEDED_MOMENT = Date.parse('2026-03-02T08:55:00Z');

interface Sleeper {
  due: number;
  wake: () => void;
}

/** The lab's clock. It stands still unless given a source of passing time, and it can only be set forward. */
export class Clock {
  readonly #passed: (() => number) | undefined;
  readonly #sleepers = new Set<Sleeper>();
  #base: number;

  /**
   * @param start milliseconds since 1970
   * @param passed milliseconds that have gone by since; a person's world passes real time here
   */
  constructor(start: number = SEEDED_MOMENT, passed?: () => number) {
    this.#base = start;
    this.#passed = passed;
  }

  /** Milliseconds since 1970. */
  now = (): number => Math.round(this.#base + (this.#passed?.() ?? 0));

  /** Sets the clock forward by `ms` milliseconds; throws a RangeError when that would set it back. Wakes whoever is due. */
  advance(ms: number): void {
    if (!(ms >= 0)) throw new RangeError(`The lab's clock can be set forward, not by ${ms} ms.`);
    this.#base += ms;
    const due = [...this.#sleepers].filter((sleeper) => sleeper.due <= this.now());
    for (const { wake } of due.toSorted((a, b) => a.due - b.due)) wake();
  }

  /** When the next sleeper is due, in milliseconds since 1970; undefined when nobody sleeps. */
  get nextDue(): number | undefined {
    return this.#sleepers.size === 0 ? undefined : Math.min(...[...this.#sleepers].map(({ due }) => due));
  }

  /**
   * Resolves when this clock has gone on by `ms` milliseconds: because it was set forward or, where time goes by, by
   * itself. What is not above 0 resolves at once.
   */
  sleep = (ms: number): Promise<void> => {
    if (!(ms > 0)) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = this.#passed && setTimeout(() => sleeper.wake(), ms).unref();
      const sleeper: Sleeper = {
        due: this.now() + ms,
        wake: () => {
          clearTimeout(timer);
          this.#sleepers.delete(sleeper);
          resolve();
        },
      };
      this.#sleepers.add(sleeper);
    });
  };
}
