// Mistake: It shows the last good answer at once, and asks behind it.
// Caught by: runtime-risk/outage › puts the four around each other

// #region resilient
export function resilient(ask: Ask, tools: Tools): Ask {
  const spared = circuitBreaker(bulkhead(ask), tools.time);
  const shared = singleFlight(withBackOff(spared, tools), tools.time);
  const lastGood = new Map<string, Answer>();

  return async (path) => {
    const good = lastGood.get(path);
    try {
      if (good) {
        shared(path).then((a) => a.status === 200 && lastGood.set(path, a), () => undefined);
        return good;
      }
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
