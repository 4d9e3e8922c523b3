// Mistake: A probe that is refused inside is on its way for ever.
// Caught by: runtime-risk/breaker › sends one probe, and opens again when it fails

// #region breaker
export function circuitBreaker(ask: Ask, time: Time): Ask {
  let failures = 0;
  let openUntil = 0;
  let probing = false;

  function note(failed: boolean, isProbe: boolean): void {
    if (failures >= FAILURES && !isProbe) return; // asked before it opened, and too late to count
    failures = failed ? failures + 1 : 0;
    if (failures >= FAILURES) openUntil = time.now() + OPEN_MS;
  }

  return async (path) => {
    const isProbe = failures >= FAILURES;
    if (isProbe && (probing || time.now() < openUntil)) throw new Refused('The circuit is open.');
    probing = isProbe;
    let refused = false;
    try {
      const answer = await ask(path);
      note(answer.status === 429 || answer.status >= 500, isProbe);
      return answer;
    } catch (error) {
      if (error instanceof Refused) refused = true;
      else note(true, isProbe);
      throw error;
    } finally {
      if (isProbe && !refused) probing = false;
    }
  };
}
// #endregion
