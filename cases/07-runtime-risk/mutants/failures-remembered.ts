// Mistake: It remembers every answer for its max-age or 30 seconds, failures included.
// Caught by: runtime-risk/single-flight › lets everybody who asks for a path wait for the question that is under way
// Caught by: runtime-risk/outage › shows the last good answer when a new one is not to be had

// #region single-flight
export function singleFlight(ask: Ask, time: Time): Ask {
  const fresh = new Map<string, { answer: Answer; until: number }>();
  const flights = new Map<string, Promise<Answer>>();
  async function fly(path: string): Promise<Answer> {
    const answer = await ask(path);
    fresh.set(path, { answer, until: time.now() + (maxAgeMs(answer) || 30_000) });
    return answer;
  }
  return async (path) => {
    const known = fresh.get(path);
    if (known && time.now() < known.until) return known.answer;
    const flight = flights.get(path) ?? fly(path).finally(() => flights.delete(path));
    flights.set(path, flight);
    return flight;
  };
}
// #endregion
