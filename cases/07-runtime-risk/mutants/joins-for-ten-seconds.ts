// Mistake: Whoever comes after ten seconds does not wait for the question that is under way.
// Caught by: runtime-risk/single-flight › lets everybody who asks for a path wait for the question that is under way

// #region single-flight
export function singleFlight(ask: Ask, time: Time): Ask {
  const fresh = new Map<string, { answer: Answer; until: number }>();
  const flights = new Map<string, Promise<Answer>>();
  const since = new Map<string, number>();

  async function fly(path: string): Promise<Answer> {
    const answer = await ask(path);
    if (answer.status === 200) fresh.set(path, { answer, until: time.now() + maxAgeMs(answer) });
    return answer;
  }

  return async (path) => {
    const known = fresh.get(path);
    if (known && time.now() < known.until) return known.answer;
    if (!(time.now() - (since.get(path) ?? -Infinity) < 10_000)) { flights.delete(path); since.set(path, time.now()); }
    const flight = flights.get(path) ?? fly(path).finally(() => flights.delete(path));
    flights.set(path, flight);
    return flight;
  };
}
// #endregion
