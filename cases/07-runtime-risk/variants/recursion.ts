// Alternate: The back-off is a recursion that sleeps twice; the cache keeps one entry for answer and flight.

// #region single-flight
export function singleFlight(ask: Ask, time: Time): Ask {
  const entries: Record<string, { flight?: Promise<Answer>; answer?: Answer; until: number }> = {};
  return (path) => {
    const entry = (entries[path] ??= { until: -Infinity });
    if (entry.answer && time.now() < entry.until) return Promise.resolve(entry.answer);
    if (entry.flight) return entry.flight;
    entry.flight = ask(path).then(
      (answer) => {
        entry.flight = undefined;
        if (answer.status === 200) {
          entry.answer = answer;
          entry.until = time.now() + maxAgeMs(answer);
        }
        return answer;
      },
      (error: unknown) => {
        entry.flight = undefined;
        throw error;
      },
    );
    return entry.flight;
  };
}
// #endregion

// #region back-off
export function withBackOff(ask: Ask, tools: Tools): Ask {
  async function attempt(path: string, n: number): Promise<Answer> {
    const last = n === ATTEMPTS - 1;
    let answer: Answer | undefined;
    let problem: unknown;
    try {
      answer = await ask(path);
      if (last || !WORTH_ANOTHER_TRY.has(answer.status)) return answer;
    } catch (error) {
      if (last || error instanceof Refused) throw error;
      problem = error;
    }
    if (answer !== undefined) {
      const asked = retryAfterMs(answer, tools.time.now());
      if (asked > LONGEST_WAIT_MS) return answer;
      return pause(asked).then(() => attempt(path, n + 1));
    }
    void problem;
    return pause(0).then(() => attempt(path, n + 1));

    function pause(asked: number): Promise<void> {
      const limit = Math.min(CAP_MS, BASE_MS * Math.pow(2, n));
      return tools.time.sleep(asked + limit * tools.random());
    }
  }
  return (path) => attempt(path, 0);
}

export function retryAfterMs(answer: Answer, now: number): number {
  const value = answer.headers['retry-after'];
  if (value === undefined) return 0;
  const seconds = /^[0-9]+$/.exec(value)?.[0];
  if (seconds !== undefined) return parseInt(seconds, 10) * 1000;
  const then = new Date(value);
  if (Number.isNaN(then.getTime()) || then.toUTCString() !== value) return 0;
  return then.getTime() < now ? 0 : then.getTime() - now;
}
// #endregion
