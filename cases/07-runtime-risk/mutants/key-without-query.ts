// Mistake: What follows the question mark of a path does not count.
// Caught by: runtime-risk/single-flight › lets everybody who asks for a path wait for the question that is under way

// #region single-flight
export function singleFlight(ask: Ask, time: Time): Ask {
  const fresh = new Map<string, { answer: Answer; until: number }>();
  const flights = new Map<string, Promise<Answer>>();

  async function fly(path: string): Promise<Answer> {
    const answer = await ask(path);
    if (answer.status === 200) fresh.set(path.split('?')[0]!, { answer, until: time.now() + maxAgeMs(answer) });
    return answer;
  }

  return async (path) => {
    const key = path.split('?')[0]!;
    const known = fresh.get(key);
    if (known && time.now() < known.until) return known.answer;
    const flight = flights.get(key) ?? fly(path).finally(() => flights.delete(key));
    flights.set(key, flight);
    return flight;
  };
}
// #endregion
