// Mistake: Only the last part of a path counts.
// Caught by: runtime-risk/single-flight › lets everybody who asks for a path wait for the question that is under way

// #region single-flight
export function singleFlight(ask: Ask, time: Time): Ask {
  const fresh = new Map<string, { answer: Answer; until: number }>();
  const flights = new Map<string, Promise<Answer>>();

  async function fly(path: string, asked: string): Promise<Answer> {
    const answer = await ask(asked);
    if (answer.status === 200) fresh.set(path, { answer, until: time.now() + maxAgeMs(answer) });
    return answer;
  }

  return async (asked) => {
    const path = asked.split("/").at(-1)!;
    const known = fresh.get(path);
    if (known && time.now() < known.until) return known.answer;
    const flight = flights.get(path) ?? fly(path, asked).finally(() => flights.delete(path));
    flights.set(path, flight);
    return flight;
  };
}
// #endregion
