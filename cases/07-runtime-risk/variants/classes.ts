// Alternate: Breaker and bulkhead are classes with named states.

// #region breaker
class Breaker {
  state: 'closed' | 'open' | 'half-open' = 'closed';
  row = 0;
  since = 0;
  ask: Ask;
  time: Time;
  constructor(ask: Ask, time: Time) {
    this.ask = ask;
    this.time = time;
  }

  async question(path: string): Promise<Answer> {
    if (this.state === 'open' && this.time.now() - this.since >= OPEN_MS) {
      this.state = 'half-open';
      return this.watched(path, true);
    }
    if (this.state !== 'closed') throw new Refused(`The breaker is ${this.state}.`);
    return this.watched(path, false);
  }

  async watched(path: string, isProbe: boolean): Promise<Answer> {
    let answer: Answer;
    try {
      answer = await this.ask(path);
    } catch (error) {
      if (this.counts(isProbe)) this.failed();
      throw error;
    }
    if (!this.counts(isProbe)) return answer;
    if (answer.status >= 500 || answer.status === 429) this.failed();
    else this.succeeded();
    return answer;
  }

  counts(isProbe: boolean): boolean {
    return isProbe || this.state === 'closed';
  }

  failed(): void {
    this.row += 1;
    if (this.state === 'half-open' || this.row >= FAILURES) {
      this.state = 'open';
      this.since = this.time.now();
    }
  }

  succeeded(): void {
    this.row = 0;
    this.state = 'closed';
  }
}

export function circuitBreaker(ask: Ask, time: Time): Ask {
  const breaker = new Breaker(ask, time);
  return (path) => breaker.question(path);
}
// #endregion

// #region bulkhead
class Pool {
  places = AT_A_TIME;
  waiting: PromiseWithResolvers<void>[] = [];

  async enter(): Promise<void> {
    if (this.places > 0) {
      this.places--;
      return;
    }
    if (this.waiting.length === IN_LINE) throw new Refused('No place left.');
    const turn = Promise.withResolvers<void>();
    this.waiting.push(turn);
    await turn.promise;
  }

  leave(): void {
    if (this.waiting.length > 0) this.waiting.shift()!.resolve();
    else this.places++;
  }
}

export function bulkhead(ask: Ask): Ask {
  const pool = new Pool();
  return async (path) => {
    await pool.enter();
    return ask(path).finally(() => pool.leave());
  };
}
// #endregion
