// Mistake: The bulkhead stands outside of the single flight, and refuses people who could share an answer.
// Caught by: runtime-risk/outage › puts the four around each other

// #region resilient
export function resilient(ask: Ask, tools: Tools): Ask {
  const spared = circuitBreaker(ask, tools.time);
  const shared = bulkhead(singleFlight(withBackOff(spared, tools), tools.time));
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
