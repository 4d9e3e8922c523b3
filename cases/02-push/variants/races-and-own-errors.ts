// Correct: it stops waiting with a race, leaves the request alone, and throws errors of its own; the id is drawn.

// #region press-release
export function pressRelease({ tags, title, text }: DeskArticle): WebhookMessage | null {
  if (tags.every((tag) => tag !== 'press-release')) return null;
  const message = { data: { text, title }, type: 'press-release.published' };
  return { id: `release_${globalThis.crypto.randomUUID()}`, body: JSON.stringify(message, null, 2) };
}
// #endregion

// #region post
class NoAnswer extends Error {
  override name = 'NoAnswer';
}

/** Waits no longer than the deadline; whatever comes later is nobody's concern. */
async function inTime(request: Promise<Response>, ms: number, whom: string): Promise<Response> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer(`${whom} took too long`)), ms);
  });
  try {
    return await Promise.race([request, late]);
  } catch (cause) {
    throw cause instanceof NoAnswer ? cause : new NoAnswer(`${whom} cannot be reached`, { cause });
  } finally {
    clearTimeout(timer);
  }
}

export async function post(message: WebhookMessage, agency: Agency): Promise<Response> {
  const headers = new Headers(agency.sign(message));
  headers.set('content-type', 'application/json; charset=utf-8');
  const init: RequestInit = { method: 'POST', headers, body: message.body, redirect: 'manual' };
  return inTime(agency.fetch(`${agency.url}/webhooks`, init), agency.deadlineMs, 'The agency');
}
// #endregion

// #region announce
export function announce(article: DeskArticle, { agency, later }: ToAgency): void {
  const message = pressRelease(article);
  if (message === null) return;
  later(async () => {
    try {
      const { status } = await post(message, agency);
      return Math.floor(status / 100) === 2;
    } catch {
      return false;
    }
  });
}
// #endregion

// #region thin-event
export function tellArchive({ id }: DeskArticle, { archive, later }: ToArchive): void {
  const init: RequestInit = {
    method: 'POST',
    headers: [['content-type', 'application/json']],
    body: `{"id":${JSON.stringify(id)}}`,
    redirect: 'error',
  };
  later(async () => (await inTime(archive.fetch(`${archive.url}/changes`, init), archive.deadlineMs, 'The archive')).ok);
}
// #endregion

// #region send-file
export async function sendFile({ name, content }: TextFile, { url, fetch, deadlineMs }: InfoSec): Promise<boolean> {
  const request = fetch(`${url}/logins/${name}`, { method: 'PUT', body: content, redirect: 'manual' });
  const { status } = await inTime(request, deadlineMs, 'InfoSec');
  return status >= 200 && status < 300;
}
// #endregion
