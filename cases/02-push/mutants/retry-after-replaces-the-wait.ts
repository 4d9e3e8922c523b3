// Mistake: A short Retry-After shortens the wait.
// Caught by: push/outbox › waits longer after every attempt, and gives up after the sixth

// #region next-try
function nextTry(attempts: number, answer: Response | undefined, now: number): number | null {
  const wait = WAITS_MS[attempts - 1];
  if (wait === undefined) return null;
  const asked = answer && SLOW_DOWN.has(answer.status) ? answer.headers.get('Retry-After') : null;
  const at = asked === null ? NaN : /^\d+$/.test(asked) ? now + Number(asked) * 1000 : Date.parse(asked);
  return at > now ? at : now + wait;
}
// #endregion
