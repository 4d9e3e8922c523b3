// Mistake: It does not ask for the headers that say which message this is.
// Caught by: push/press-release › sends a message once, as it is, with all the headers
// Caught by: push/sign › signs a press release in any language, byte for byte as it is sent
// Caught by: push/outbox › sends a press release by way of the outbox

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
