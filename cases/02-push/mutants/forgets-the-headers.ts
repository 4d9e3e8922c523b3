// Mistake: It does not ask for the headers that say which message this is.
// Caught by: push/press-release › ?
// Caught by: push/sign › ?
// Caught by: push/outbox › ?

// #region post
export async function post(message: WebhookMessage, agency: Agency): Promise<Response> {
  return agency.fetch(`${agency.url}/webhooks`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: message.body,
    redirect: 'manual',
    signal: AbortSignal.timeout(agency.deadlineMs),
  });
}
// #endregion
