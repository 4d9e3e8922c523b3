// Mistake: It waits for the agency for a tenth of a second, whatever the deadline is.
// Caught by: push/press-release › x

// #region post
export async function post(message: WebhookMessage, agency: Agency): Promise<Response> {
  return agency.fetch(`${agency.url}/webhooks`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...agency.sign(message) },
    body: message.body,
    redirect: 'manual',
    signal: AbortSignal.timeout(100),
  });
}
// #endregion
