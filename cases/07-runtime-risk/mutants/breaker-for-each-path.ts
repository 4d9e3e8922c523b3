// Mistake: It counts for each path by itself.
// Caught by: runtime-risk/breaker › counts failures in a row, and knows what is one
// Caught by: runtime-risk/outage › puts the four around each other

// #region breaker
export function circuitBreaker(ask: Ask, time: Time): Ask {
  const each = new Map<string, Ask>();
  return (path) => {
    if (!each.has(path)) each.set(path, oneBreaker(ask, time));
    return each.get(path)!(path);
  };
}

function oneBreaker(ask: Ask, time: Time): Ask {
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
