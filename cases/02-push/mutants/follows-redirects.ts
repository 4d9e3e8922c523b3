// Mistake: It follows a redirect to wherever that leads.
// Caught by: push/press-release › returns the agency’s answer, whatever its status

// #region post
export async function post(message: WebhookMessage, agency: Agency): Promise<Response> {
  return agency.fetch(`${agency.url}/webhooks`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...agency.sign(message) },
    body: message.body,
    signal: AbortSignal.timeout(agency.deadlineMs),
  });
}
// #endregion
