// Hostile: its answers are right, but a little later a promise is rejected that nobody looks at any more.
// Verdict: pull/home-office passed, pull/fallback passed, pull/cache passed, pull/log-in failed
// Says: the audit log is full

// #region log-in
export async function logIn(username: string, password: string, directory: Directory): Promise<LogIn> {
  setImmediate(() => Promise.reject(new Error('the audit log is full')));
  if (password === '') return { outcome: 'refused' };
  try {
    const response = await directory.fetch(`${directory.url}/authenticate`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username, password }),
      signal: AbortSignal.timeout(directory.deadlineMs),
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
