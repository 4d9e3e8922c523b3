// Alternate: The breaker is a class with a state, and throws a Refused of its own kind.

// #region breaker
class CircuitOpen extends Refused {
  override name = 'CircuitOpen';
  readonly until: number;

  constructor(until: number) {
    super('The circuit is open.');
    this.until = until;
  }
}

type How = 'well' | 'badly' | 'refused';

class Breaker {
  #state: 'closed' | 'open' | 'probing' = 'closed';
  #row = 0;
  #until = 0;
  readonly #time: Time;

  constructor(time: Time) {
    this.#time = time;
  }

  /** @returns what is to be told how the question ended */
  enter(): (how: How) => void {
    if (this.#state === 'closed') return (how) => this.#note(how);
    if (this.#state === 'probing' || this.#time.now() <= this.#until) throw new CircuitOpen(this.#until);
    this.#state = 'probing';
    return (how) => this.#probed(how);
  }

  #note(how: How): void {
    if (this.#state !== 'closed' || how === 'refused') return;
    this.#row = how === 'well' ? 0 : this.#row + 1;
    if (this.#row >= FAILURES) this.#open();
  }

  #probed(how: How): void {
    if (how === 'badly') return this.#open();
    this.#state = how === 'well' ? 'closed' : 'open';
    this.#row = 0;
  }

  #open(): void {
    this.#state = 'open';
    this.#until = this.#time.now() + OPEN_MS;
  }
}

export function circuitBreaker(ask: Ask, time: Time): Ask {
  const breaker = new Breaker(time);
  return async (path) => {
    const ended = breaker.enter();
    try {
      const answer = await ask(path);
      ended(answer.status === 429 || answer.status >= 500 ? 'badly' : 'well');
      return answer;
    } catch (error) {
      ended(error instanceof Refused ? 'refused' : 'badly');
      throw error;
    }
  };
}
// #endregion
