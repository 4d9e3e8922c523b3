// Mistake: It keeps the promise of a question for ever, and with it a failure.
// Caught by: runtime-risk/single-flight › lets everybody who asks for a path wait for the question that is under way
// Caught by: runtime-risk/outage › shows the last good answer when a new one is not to be had

// #region single-flight
export function singleFlight(ask: Ask, time: Time): Ask {
  const flights = new Map<string, { flight: Promise<Answer>; until: number }>();
  return async (path) => {
    const known = flights.get(path);
    if (known && time.now() < known.until) return known.flight;
    const flight = ask(path);
    flights.set(path, { flight, until: time.now() + 30_000 });
    return flight;
  };
}
// #endregion
