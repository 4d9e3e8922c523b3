// Mistake: It opens after six failures.
// Caught by: runtime-risk/breaker › opens after five failures in a row (503)

// #region breaker
export function circuitBreaker(ask: Ask, time: Time): Ask {
  let failures = 0;
  let openUntil = 0;
  let probing = false;
  return async (path) => {
    const isProbe = failures > FAILURES;
    if (isProbe && (probing || time.now() < openUntil)) throw new Refused('The circuit is open.');
    probing = isProbe;
    let failed = true;
    try {
      const answer = await ask(path);
      failed = answer.status === 429 || answer.status >= 500;
      return answer;
    } finally {
      failures = failed ? failures + 1 : 0;
      if (failures > FAILURES) openUntil = time.now() + OPEN_MS;
      if (isProbe) probing = false;
    }
  };
}
// #endregion
