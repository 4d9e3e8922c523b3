// Mistake: post() throws when the agency says no, so that nobody learns what it said.
// Caught by: push/press-release › returns the agency’s answer, whatever its status
// Caught by: push/outbox › keeps every message apart from the others

// #region post
export async function post(message: WebhookMessage, agency: Agency): Promise<Response> {
  const answer = await agency.fetch(`${agency.url}/webhooks`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...agency.sign(message) },
    body: message.body,
    redirect: 'manual',
    signal: AbortSignal.timeout(agency.deadlineMs),
  });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer;
}
// #endregion
