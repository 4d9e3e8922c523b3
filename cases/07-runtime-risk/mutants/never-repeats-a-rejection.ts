// Mistake: It repeats bad answers, but gives up when there is none.
// Caught by: runtime-risk/back-off › asks again after trouble that may pass
// Caught by: runtime-risk/outage › puts the four around each other

// #region back-off
export function withBackOff(ask: Ask, { time, random }: Tools): Ask {
  return async (path) => {
    for (let n = 0; ; n++) {
      const answer = await ask(path).catch((error: unknown) => {
        if (error) throw error;
      });
      if (answer && (n === ATTEMPTS - 1 || !WORTH_ANOTHER_TRY.has(answer.status))) return answer;
      const asked = answer ? retryAfterMs(answer, time.now()) : 0;
      if (answer && asked > LONGEST_WAIT_MS) return answer;
      await time.sleep(asked + random() * Math.min(CAP_MS, BASE_MS * 2 ** n));
    }
  };
}

export function retryAfterMs(answer: Answer, now: number): number {
  const value = answer.headers['retry-after'] ?? '';
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  return HTTP_DATE.test(value) ? Math.max(0, Date.parse(value) - now || 0) : 0;
}
// #endregion
