// Mistake: It makes its deadline once, at the first log-in, and every attempt after that is too late.
// Caught by: pull/log-in › says “unavailable” when the directory does not answer in time

// #region log-in
const ONCE: { signal?: AbortSignal } = {};

export async function logIn(username: string, password: string, directory: Directory): Promise<LogIn> {
  if (password === '') return { outcome: 'refused' };
  try {
    const response = await directory.fetch(`${directory.url}/authenticate`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username, password }),
      signal: (ONCE.signal ??= AbortSignal.timeout(directory.deadlineMs)),
    });
    if (response.status === 401) return { outcome: 'refused' };
    if (response.status !== 200) return { outcome: 'unavailable' };
    const { user } = await response.json();
    return isUser(user) ? { outcome: 'accepted', user } : { outcome: 'unavailable' };
  } catch {
    return { outcome: 'unavailable' };
  }
}
// #endregion
