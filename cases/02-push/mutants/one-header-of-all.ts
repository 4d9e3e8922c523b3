// Mistake: post() sends one of the headers that sign() returned, and drops the others.
// Caught by: push/press-release › sends a message once, as it is, with all the headers
// Caught by: push/sign › signs a press release in any language, byte for byte as it is sent
// Caught by: push/outbox › tries again with the same id, and with a fresh time and signature

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
