// Mistake: Where it has a good answer, it never asks again.
// Caught by: runtime-risk/outage › puts the four around each other

// #region resilient
export function resilient(ask: Ask, tools: Tools): Ask {
  const spared = circuitBreaker(bulkhead(ask), tools.time);
  const shared = singleFlight(withBackOff(spared, tools), tools.time);
  const lastGood = new Map<string, Answer>();

  return async (path) => {
    const good = lastGood.get(path);
    if (good) return good;
    try {
      const answer = await shared(path);
      if (answer.status !== 200) return good ?? answer;
      lastGood.set(path, answer);
      return answer;
    } catch (error) {
      if (good) return good;
      throw error;
    }
  };
}
// #endregion
