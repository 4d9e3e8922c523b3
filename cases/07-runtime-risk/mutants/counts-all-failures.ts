// Mistake: It counts failures since the start, not failures in a row.
// Caught by: runtime-risk/breaker › counts failures in a row, and knows what is one

// #region breaker
export function circuitBreaker(ask: Ask, time: Time): Ask {
  let failures = 0;
  let openUntil = 0;
  let probing = false;

  function note(failed: boolean, isProbe: boolean): void {
    if (failures >= FAILURES && !isProbe) return; // asked before it opened, and too late to count
    if (failed) failures += 1;
    else if (failures >= FAILURES) failures = 0;
    if (failures >= FAILURES) openUntil = time.now() + OPEN_MS;
  }

  return async (path) => {
    const isProbe = failures >= FAILURES;
    if (isProbe && (probing || time.now() < openUntil)) throw new Refused('The circuit is open.');
    probing = isProbe;
    try {
      const answer = await ask(path);
      note(answer.status === 429 || answer.status >= 500, isProbe);
      return answer;
    } catch (error) {
      if (!(error instanceof Refused)) note(true, isProbe);
      throw error;
    } finally {
      if (isProbe) probing = false;
    }
  };
}
// #endregion
