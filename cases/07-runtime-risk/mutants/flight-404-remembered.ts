// Mistake: It remembers every answer that has a max-age.
// Caught by: runtime-risk/single-flight › remembers nothing but answers with status 200

// #region single-flight
export function singleFlight(ask: Ask, time: Time): Ask {
  const fresh = new Map<string, { answer: Answer; until: number }>();
  const flights = new Map<string, Promise<Answer>>();

  async function fly(path: string): Promise<Answer> {
    const answer = await ask(path);
    if (maxAgeMs(answer) > 0) fresh.set(path, { answer, until: time.now() + maxAgeMs(answer) });
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
