// Correct: the log-in as a list of small steps, each of which can end it; no redirect, no cookies, and the answer as text.

// #region log-in
const UNAVAILABLE: LogIn = { outcome: 'unavailable' };
const REFUSED: LogIn = { outcome: 'refused' };

export async function logIn(username: string, password: string, directory: Directory): Promise<LogIn> {
  if (!password) return REFUSED;
  const answer = await authenticate({ username, password }, directory);
  if (answer === undefined) return UNAVAILABLE;
  if (answer.status === 401) return REFUSED;
  return answer.status === 200 ? admitted(answer.text) : UNAVAILABLE;
}

function authenticate(credentials: object, { url, fetch, deadlineMs }: Directory) {
  const signal = AbortSignal.timeout(deadlineMs);
  return fetch(`${url}/authenticate`, {
    method: 'POST',
    headers: new Headers({ 'content-type': 'application/json; charset=utf-8', accept: 'application/json' }),
    body: new TextEncoder().encode(JSON.stringify(credentials)),
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
    signal,
  }).then(
    async (response) => ({ status: response.status, text: await response.text().catch(() => '') }),
    () => undefined,
  );
}

function admitted(text: string): LogIn {
  try {
    const answer: unknown = JSON.parse(text);
    const user = typeof answer === 'object' && answer !== null && 'user' in answer ? answer.user : undefined;
    return isUser(user) ? { outcome: 'accepted', user } : UNAVAILABLE;
  } catch {
    return UNAVAILABLE;
  }
}
// #endregion
