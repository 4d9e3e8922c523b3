// Mistake: All requests share one deadline, which begins with the first.
// Caught by: push/press-release › stops waiting for the agency after the deadline

// #region post
const SIGNALS: { one?: AbortSignal } = {};

export async function post(message: WebhookMessage, agency: Agency): Promise<Response> {
  return agency.fetch(`${agency.url}/webhooks`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...agency.sign(message) },
    body: message.body,
    redirect: 'manual',
    signal: (SIGNALS.one ??= AbortSignal.timeout(agency.deadlineMs)),
  });
}
// #endregion
