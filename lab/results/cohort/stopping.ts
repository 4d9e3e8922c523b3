/** How a long run is stopped: by Ctrl-C after what is under way, by a second one or by the system at once. */

/** What a shell says of a command that a signal ended. */
const STOPPED = 130;

/** Listens for signals until it is done. */
export class Stopping {
  readonly #soon = new AbortController();
  readonly #now = new AbortController();
  readonly #atOnce: () => void;
  readonly #never: () => void;

  /**
   * @param atOnce ends what is under way
   * @param never the last thing, should even that take too long for somebody
   */
  constructor({ atOnce, never }: { atOnce: () => void; never: () => void }) {
    this.#atOnce = atOnce;
    this.#never = never;
    process.on('SIGINT', this.#interrupt);
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, this.#terminate);
  }

  /** Aborted when nothing more is to begin. */
  get soon(): AbortSignal {
    return this.#soon.signal;
  }

  /** Aborted when what is under way does not count any more. */
  get now(): AbortSignal {
    return this.#now.signal;
  }

  /** Signals mean again what they mean elsewhere. */
  done(): void {
    process.off('SIGINT', this.#interrupt);
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.off(signal, this.#terminate);
  }

  readonly #interrupt = (): void => {
    if (this.#soon.signal.aborted) return this.#terminate();
    this.#soon.abort();
  };

  readonly #terminate = (): void => {
    if (this.#now.signal.aborted) {
      this.#never();
      process.exit(STOPPED);
    }
    this.#soon.abort();
    this.#now.abort();
    this.#atOnce();
  };
}
