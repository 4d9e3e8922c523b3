// Mistake: Every use prolongs the time of an answer.
// Caught by: runtime-risk/single-flight › uses an answer for its max-age, and no longer
// Caught by: runtime-risk/outage › gets through a day with an outage

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
    if (known && time.now() < known.until) { known.until = time.now() + maxAgeMs(known.answer); return known.answer; }
    const flight = flights.get(path) ?? fly(path).finally(() => flights.delete(path));
    flights.set(path, flight);
    return flight;
  };
}
// #endregion
