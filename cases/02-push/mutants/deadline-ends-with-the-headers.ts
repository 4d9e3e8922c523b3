// Mistake: It lets go of the deadline when the headers are there, and reads the body without one.
// Caught by: push/press-release › stops waiting for the agency after the deadline

// #region post
export async function post(message: WebhookMessage, agency: Agency): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), agency.deadlineMs);
  const answer = await agency.fetch(`${agency.url}/webhooks`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...agency.sign(message) },
    body: message.body,
    redirect: 'manual',
    signal: patience.signal,
  });
  clearTimeout(timer);
  const text = await answer.text();
  return new Response(answer.status === 204 || answer.status === 304 || answer.status === 205 ? null : text, { status: answer.status, headers: answer.headers });
}
// #endregion
