// Mistake: It sends other bytes than were signed: the same JSON, prettier.
// Caught by: push/sign › ?
// Caught by: push/outbox › ?

// #region post
export async function post(message: WebhookMessage, agency: Agency): Promise<Response> {
  return agency.fetch(`${agency.url}/webhooks`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...agency.sign(message) },
    body: JSON.stringify(JSON.parse(message.body), null, 2),
    redirect: 'manual',
    signal: AbortSignal.timeout(agency.deadlineMs),
  });
}
// #endregion
