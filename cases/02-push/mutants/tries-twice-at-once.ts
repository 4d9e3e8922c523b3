// Mistake: post() sends a message a second time when the agency is busy.
// Caught by: push/press-release › returns the agency’s answer, whatever its status
// Caught by: push/outbox › waits longer after every attempt, and gives up after the sixth

// #region post
export async function post(message: WebhookMessage, agency: Agency): Promise<Response> {
  const init = () => ({ method: 'POST', headers: { 'Content-Type': 'application/json', ...agency.sign(message) }, body: message.body, redirect: 'manual' as const, signal: AbortSignal.timeout(agency.deadlineMs) });
  const first = await agency.fetch(`${agency.url}/webhooks`, init());
  if (first.status !== 503) return first;
  return agency.fetch(`${agency.url}/webhooks`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...agency.sign(message) },
    body: message.body,
    redirect: 'manual',
    signal: AbortSignal.timeout(agency.deadlineMs),
  });
}
// #endregion
