// Mistake: post() sends one of the headers that sign() returned, and drops the others.
// Caught by: push/press-release › x

// #region post
export async function post(message: WebhookMessage, agency: Agency): Promise<Response> {
  return agency.fetch(`${agency.url}/webhooks`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'webhook-id': agency.sign(message)['webhook-id']! },
    body: message.body,
    redirect: 'manual',
    signal: AbortSignal.timeout(agency.deadlineMs),
  });
}
// #endregion
