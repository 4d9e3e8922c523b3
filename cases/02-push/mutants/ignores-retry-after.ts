// Mistake: It does not look at Retry-After.
// Caught by: push/outbox › waits as long as Retry-After asks, in seconds

// #region next-try
function nextTry(attempts: number, _answer: Response | undefined, now: number): number | null {
  const wait = WAITS_MS[attempts - 1];
  if (wait === undefined) return null;
  return now + wait;
}
// #endregion
