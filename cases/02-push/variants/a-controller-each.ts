// Correct: every request has a controller and a timer of its own, which end with a reason of its own; whole answers are read first.

// #region post
/** An answer as a whole: its body is read within the deadline, too. */
async function whole(
  ask: (signal: AbortSignal) => Promise<Response>,
  deadlineMs: number,
): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(new Error(`no answer for ${deadlineMs} ms`)), deadlineMs);
  try {
    const answer = await ask(patience.signal);
    const text = await answer.text();
    const { status, headers } = answer;
    return new Response(text === '' ? null : text, { status, headers });
  } finally {
    clearTimeout(timer);
  }
}

export function post({ id, body }: WebhookMessage, agency: Agency): Promise<Response> {
  return whole((signal) => {
    const headers = { ...agency.sign({ id, body }), 'content-type': 'application/json' };
    return agency.fetch(new URL('/webhooks', agency.url).href, { method: 'POST', headers, body, signal, redirect: 'manual' });
  }, agency.deadlineMs);
}
// #endregion

// #region announce
export function announce(article: DeskArticle, { agency, later }: ToAgency): void {
  if (!article.tags.includes('press-release')) return;
  later(() =>
    post(pressRelease(article)!, agency).then(
      ({ ok }) => ok,
      (cause) => Promise.reject(new Error('the agency has not heard', { cause })),
    ),
  );
}
// #endregion

// #region sign
export function sign(message: WebhookMessage, { secret, now }: Signing): Record<string, string> {
  const seconds = `${Math.trunc(now() / 1_000)}`;
  const hmac = createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'));
  for (const [index, part] of [message.id, seconds, message.body].entries()) hmac.update(index === 0 ? part : `.${part}`);
  return Object.fromEntries([
    ['webhook-signature', `v1,${hmac.digest('base64')}`],
    ['webhook-timestamp', seconds],
    ['webhook-id', message.id],
  ]);
}
// #endregion

// #region thin-event
export function tellArchive({ id }: DeskArticle, { archive, later }: ToArchive): void {
  const headers = new Headers({ 'Content-Type': 'application/json' });
  const init: RequestInit = { method: 'POST', headers, body: JSON.stringify({ id }), redirect: 'manual' };
  later(async () => {
    const { status } = await whole(
      (signal) => archive.fetch(`${archive.url}/changes`, { ...init, signal }),
      archive.deadlineMs,
    );
    return status > 199 && status < 300;
  });
}
// #endregion

// #region send-file
export async function sendFile(file: TextFile, { url, fetch, deadlineMs }: InfoSec): Promise<boolean> {
  const body = new TextEncoder().encode(file.content);
  const address = `${url}/logins/${encodeURIComponent(file.name)}`;
  return (await whole((signal) => fetch(address, { method: 'PUT', body, signal, redirect: 'manual' }), deadlineMs)).ok;
}
// #endregion
