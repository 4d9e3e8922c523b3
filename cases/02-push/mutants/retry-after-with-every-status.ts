// Mistake: It heeds Retry-After with every status.
// Caught by: push/outbox › tries again after any trouble, whatever the agency calls it

// #region next-try
function nextTry(attempts: number, answer: Response | undefined, now: number): number | null {
  const wait = WAITS_MS[attempts - 1];
  if (wait === undefined) return null;
  const asked = answer ? answer.headers.get('Retry-After') : null;
  const at = asked === null ? NaN : /^\d+$/.test(asked) ? now + Number(asked) * 1000 : Date.parse(asked);
  return Math.max(now + wait, at || 0);
}
// #endregion
