// Mistake: post() writes the body anew before it sends it.
// Caught by: push/press-release › sends a message once, as it is, with all the headers

// #region post
export async function post(message: WebhookMessage, agency: Agency): Promise<Response> {
  return agency.fetch(`${agency.url}/webhooks`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...agency.sign(message) },
    body: JSON.stringify(JSON.parse(message.body)),
    redirect: 'manual',
    signal: AbortSignal.timeout(agency.deadlineMs),
  });
}
// #endregion
