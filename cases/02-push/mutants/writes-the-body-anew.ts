// Mistake: It sends other bytes than were signed: the same JSON, prettier.
// Caught by: push/press-release › sends a message once, as it is, with all the headers
// Caught by: push/sign › signs a press release in any language, byte for byte as it is sent
// Caught by: push/outbox › tries again with the same id, and with a fresh time and signature

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
