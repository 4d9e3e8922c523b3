// Mistake: The latest max-age counts for all paths.
// Caught by: runtime-risk/single-flight › uses an answer for its max-age, and no longer

// #region single-flight
export function singleFlight(ask: Ask, time: Time): Ask {
  let age = 0;
  const fresh = new Map<string, { answer: Answer; at: number }>();
  const flights = new Map<string, Promise<Answer>>();

  async function fly(path: string): Promise<Answer> {
    const answer = await ask(path);
    if (answer.status === 200) { age = maxAgeMs(answer); fresh.set(path, { answer, at: time.now() }); }
    return answer;
  }

  return async (path) => {
    const known = fresh.get(path);
    if (known && time.now() < known.at + age) return known.answer;
    const flight = flights.get(path) ?? fly(path).finally(() => flights.delete(path));
    flights.set(path, flight);
    return flight;
  };
}
// #endregion
