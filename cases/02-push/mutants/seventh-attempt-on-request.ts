// Mistake: A Retry-After after the sixth attempt brings a seventh.
// Caught by: push/outbox › waits longer after every attempt, and gives up after the sixth

// #region next-try
function nextTry(attempts: number, answer: Response | undefined, now: number): number | null {
  const wait = WAITS_MS[attempts - 1] ?? (answer?.headers.has('Retry-After') ? 0 : undefined);
  if (wait === undefined) return null;
  const asked = answer && SLOW_DOWN.has(answer.status) ? answer.headers.get('Retry-After') : null;
  const at = asked === null ? NaN : /^\d+$/.test(asked) ? now + Number(asked) * 1000 : Date.parse(asked);
  return Math.max(now + wait, at || 0);
}
// #endregion
