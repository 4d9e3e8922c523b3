// Mistake: It reads the digits that Retry-After begins with, whatever follows.
// Caught by: push/outbox › keeps to its own wait when Retry-After asks for less, or for nothing that can be read

// #region next-try
function nextTry(attempts: number, answer: Response | undefined, now: number): number | null {
  const wait = WAITS_MS[attempts - 1];
  if (wait === undefined) return null;
  const asked = answer && SLOW_DOWN.has(answer.status) ? answer.headers.get('Retry-After') : null;
  const at = asked === null ? NaN : /^\d/.test(asked) ? now + parseInt(asked, 10) * 1000 : Date.parse(asked);
  return Math.max(now + wait, at || 0);
}
// #endregion
