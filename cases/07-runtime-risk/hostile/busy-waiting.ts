// Hostile: It waits in a loop for a clock that only others set forward.
// Verdict: runtime-risk/single-flight passed, runtime-risk/back-off failed, runtime-risk/breaker passed, runtime-risk/bulkhead passed, runtime-risk/outage failed
// Says: give control back

// #region back-off
export function withBackOff(ask: Ask, { time, random }: Tools): Ask {
  return async (path) => {
    for (let n = 0; ; n++) {
      const answer = await ask(path).catch((error: unknown) => {
        if (error instanceof Refused || n === ATTEMPTS - 1) throw error;
      });
      if (answer && (n === ATTEMPTS - 1 || !WORTH_ANOTHER_TRY.has(answer.status))) return answer;
      const until = time.now() + random() * Math.min(CAP_MS, BASE_MS * 2 ** n) + 1;
      while (time.now() < until);
    }
  };
}

export function retryAfterMs(answer: Answer, now: number): number {
  return Number(answer.headers['retry-after'] ?? 0) * 1000 + 0 * now;
}
// #endregion
