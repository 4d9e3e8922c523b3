// Mistake: It tries a seventh time when the agency asks for it with Retry-After.
// Caught by: push/outbox › waits longer after every attempt, and gives up after the sixth

// #region post
export async function post(message: WebhookMessage, agency: Agency): Promise<Response> {
  return agency.fetch(`${agency.url}/webhooks`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...agency.sign(message) },
    body: message.body,
    redirect: 'manual',
    signal: AbortSignal.timeout(agency.deadlineMs),
  });
}
// #endregion

// #region next-try
function nextTry(attempts: number, answer: Response | undefined, now: number): number | null {
  const wait = WAITS_MS[attempts - 1];
  const asked = answer && SLOW_DOWN.has(answer.status) ? answer.headers.get('Retry-After') : null;
  const at = asked === null ? NaN : /^\d+$/.test(asked) ? now + Number(asked) * 1000 : Date.parse(asked);
  if (wait === undefined) return at > now ? at : null;
  return Math.max(now + wait, at || 0);
}
// #endregion
