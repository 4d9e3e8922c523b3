// Mistake: All Remotes share the last good answers.
// Caught by: runtime-risk/outage › puts the four around each other

// #region resilient
const lastGood = new Map<string, Answer>();

export function resilient(ask: Ask, tools: Tools): Ask {
  const spared = circuitBreaker(bulkhead(ask), tools.time);
  const shared = singleFlight(withBackOff(spared, tools), tools.time);

  return async (path) => {
    const good = lastGood.get(path);
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
