// Mistake: It remembers one answer, whatever was asked for.
// Caught by: runtime-risk/single-flight › asks once for a hundred people
// Caught by: runtime-risk/outage › puts the four around each other

// #region single-flight
export function singleFlight(ask: Ask, time: Time): Ask {
  let fresh: { answer: Answer; until: number } | undefined;
  let flight: Promise<Answer> | undefined;
  return async (path) => {
    if (fresh && time.now() < fresh.until) return fresh.answer;
    flight ??= ask(path)
      .then((answer) => {
        if (answer.status === 200) fresh = { answer, until: time.now() + maxAgeMs(answer) };
        return answer;
      })
      .finally(() => (flight = undefined));
    return flight;
  };
}
// #endregion
