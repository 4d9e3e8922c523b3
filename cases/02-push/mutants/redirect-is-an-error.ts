// Mistake: A redirect makes post() throw instead of being an answer.
// Caught by: push/press-release › returns the agency’s answer, whatever its status

// #region post
export async function post(message: WebhookMessage, agency: Agency): Promise<Response> {
  return agency.fetch(`${agency.url}/webhooks`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...agency.sign(message) },
    body: message.body,
    redirect: 'error',
    signal: AbortSignal.timeout(agency.deadlineMs),
  });
}
// #endregion
