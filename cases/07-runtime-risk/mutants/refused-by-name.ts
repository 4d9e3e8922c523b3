// Mistake: It knows a Refused by its name.
// Caught by: runtime-risk/back-off › repeats what may pass, and nothing else

// #region back-off
export function withBackOff(ask: Ask, { time, random }: Tools): Ask {
  return async (path) => {
    for (let n = 0; ; n++) {
      const answer = await ask(path).catch((error: unknown) => {
        if ((error as Error).name === 'Refused' || n === ATTEMPTS - 1) throw error;
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
