// Alternate: The bulkhead stands outside of the breaker, and the last good answer is kept next to the cache.

// #region resilient
export function resilient(ask: Ask, tools: Tools): Ask {
  const good: { [path: string]: Answer } = {};
  const asked = withBackOff(bulkhead(circuitBreaker(ask, tools.time)), tools);
  const noting: Ask = (path) =>
    asked(path).then((answer) => {
      if (answer.status === 200) good[path] = answer;
      return answer;
    });
  const cached = singleFlight(noting, tools.time);
  return (path) =>
    cached(path).then(
      (answer) => (answer.status === 200 ? answer : (good[path] ?? answer)),
      (error: unknown) => {
        const known = good[path];
        if (known === undefined) throw error;
        return known;
      },
    );
}
// #endregion
