// Mistake: It shares questions that are under way, but remembers nothing.
// Caught by: runtime-risk/single-flight › uses an answer for its max-age, and no longer
// Caught by: runtime-risk/outage › puts the four around each other

// #region single-flight
export function singleFlight(ask: Ask, time: Time): Ask {
  const flights = new Map<string, Promise<Answer>>();
  return async (path) => {
    const flight = flights.get(path) ?? ask(path).finally(() => flights.delete(path));
    flights.set(path, flight);
    return flight;
  };
}
// #endregion
