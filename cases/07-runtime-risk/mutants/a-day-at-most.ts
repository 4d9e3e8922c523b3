// Mistake: It shows the last good answer for a day at most.
// Caught by: runtime-risk/outage › shows the last good answer when a new one is not to be had

// #region resilient
export function resilient(ask: Ask, tools: Tools): Ask {
  const spared = circuitBreaker(bulkhead(ask), tools.time);
  const shared = singleFlight(withBackOff(spared, tools), tools.time);
  const lastGood = new Map<string, Answer>();

  return async (path) => {
    const kept = lastGood.get(path);
    const good = kept && tools.time.now() - kept.at < 86_400_000 ? kept : undefined;
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
