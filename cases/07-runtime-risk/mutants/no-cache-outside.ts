// Mistake: It leaves cache and single flight out.
// Caught by: runtime-risk/outage › puts the four around each other

// #region resilient
export function resilient(ask: Ask, tools: Tools): Ask {
  const shared = withBackOff(circuitBreaker(bulkhead(ask), tools.time), tools);
  const lastGood = new Map<string, Answer>();

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
