// Mistake: It does not say that it sends JSON.
// Caught by: push/press-release › sends a press release to the agency when it is published

// #region post
export async function post(message: WebhookMessage, agency: Agency): Promise<Response> {
  return agency.fetch(`${agency.url}/webhooks`, {
    method: 'POST',
    headers: agency.sign(message),
    body: message.body,
    redirect: 'manual',
    signal: AbortSignal.timeout(agency.deadlineMs),
  });
}
// #endregion
