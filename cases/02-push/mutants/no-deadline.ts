// Mistake: It waits for the agency for ever.
// Caught by: push/press-release › stops waiting for the agency after the deadline

// #region post
export async function post(message: WebhookMessage, agency: Agency): Promise<Response> {
  return agency.fetch(`${agency.url}/webhooks`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...agency.sign(message) },
    body: message.body,
    redirect: 'manual',
  });
}
// #endregion
