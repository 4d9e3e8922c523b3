// Mistake: It remembers a rejection for a second.
// Caught by: runtime-risk/single-flight › lets everybody who asks for a path wait for the question that is under way

// #region single-flight
export function singleFlight(ask: Ask, time: Time): Ask {
  const fresh = new Map<string, { answer: Answer; until: number }>();
  const flights = new Map<string, Promise<Answer>>();

  async function fly(path: string): Promise<Answer> {
    const answer = await ask(path);
    if (answer.status === 200) fresh.set(path, { answer, until: time.now() + maxAgeMs(answer) });
    return answer;
  }

  return async (path) => {
    const known = fresh.get(path);
    if (known && time.now() < known.until) return known.answer;
    const flight = flights.get(path) ?? fly(path);
    if (!flights.has(path)) {
      flights.set(path, flight);
      flight.then(() => flights.delete(path), () => void time.sleep(1_000).then(() => flights.delete(path)));
    }
    return flight;
  };
}
// #endregion
