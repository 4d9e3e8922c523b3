// Mistake: All Remotes share one memory.
// Caught by: runtime-risk/single-flight › keeps a memory and flights of its own for each Remote
// Caught by: runtime-risk/outage › puts the four around each other

// #region single-flight
const fresh = new Map<string, { answer: Answer; until: number }>();

export function singleFlight(ask: Ask, time: Time): Ask {
  const flights = new Map<string, Promise<Answer>>();

  async function fly(path: string): Promise<Answer> {
    const answer = await ask(path);
    if (answer.status === 200) fresh.set(path, { answer, until: time.now() + maxAgeMs(answer) });
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
