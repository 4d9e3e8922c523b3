// Mistake: It puts the parts together, but has nothing to show when they fail.
// Caught by: runtime-risk/outage › shows the last good answer when a new one is not to be had

// #region resilient
export function resilient(ask: Ask, tools: Tools): Ask {
  const spared = circuitBreaker(bulkhead(ask), tools.time);
  const shared = singleFlight(withBackOff(spared, tools), tools.time);
  const lastGood = new Map<string, Answer>();

  return async (path) => {
    const good = lastGood.get(path);
    return good ?? shared(path);
  };
}
// #endregion
