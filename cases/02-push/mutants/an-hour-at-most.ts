// Mistake: It never waits longer than an hour for what Retry-After asks.
// Caught by: push/outbox › waits as long as Retry-After asks, in seconds

// #region next-try
function nextTry(attempts: number, answer: Response | undefined, now: number): number | null {
  const wait = WAITS_MS[attempts - 1];
  if (wait === undefined) return null;
  const asked = answer && SLOW_DOWN.has(answer.status) ? answer.headers.get('Retry-After') : null;
  const at = asked === null ? NaN : /^\d+$/.test(asked) ? now + Number(asked) * 1000 : Date.parse(asked);
  return Math.max(now + wait, Math.min(at || 0, now + 3_600_000));
}
// #endregion
