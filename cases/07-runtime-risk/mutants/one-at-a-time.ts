// Mistake: It asks for one path at a time, so that one slow answer holds up all others.
// Caught by: runtime-risk/single-flight › asks once for a hundred people
// Caught by: runtime-risk/outage › puts the four around each other

// #region single-flight
export function singleFlight(ask: Ask, time: Time): Ask {
  const fresh = new Map<string, { answer: Answer; until: number }>();
  let turn: Promise<unknown> = Promise.resolve();
  return (path) => {
    const mine = turn.then(async () => {
      const known = fresh.get(path);
      if (known && time.now() < known.until) return known.answer;
      const answer = await ask(path);
      if (answer.status === 200) fresh.set(path, { answer, until: time.now() + maxAgeMs(answer) });
      return answer;
    });
    turn = mine.catch(() => undefined);
    return mine;
  };
}
// #endregion
