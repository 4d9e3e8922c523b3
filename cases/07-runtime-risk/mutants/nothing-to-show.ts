// Mistake: It puts the parts together, but has nothing to show when they fail.
// Caught by: runtime-risk/outage › ?

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
