// Mistake: It takes an HTTP date for a number, and gets none.
// Caught by: push/outbox › waits until the date that Retry-After names

// #region next-try
function nextTry(attempts: number, answer: Response | undefined, now: number): number | null {
  const wait = WAITS_MS[attempts - 1];
  if (wait === undefined) return null;
  const asked = answer && SLOW_DOWN.has(answer.status) ? answer.headers.get('Retry-After') : null;
  const at = asked === null ? NaN : now + Number(asked) * 1000;
  return Math.max(now + wait, at || 0);
}
// #endregion
