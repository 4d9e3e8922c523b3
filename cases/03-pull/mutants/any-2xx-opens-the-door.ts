// Mistake: It lets somebody in on every 2xx.
// Caught by: pull/log-in › lets nobody in while the directory is in trouble

// #region log-in
export async function logIn(username: string, password: string, directory: Directory): Promise<LogIn> {
  if (password === '') return { outcome: 'refused' };
  try {
    const response = await directory.fetch(`${directory.url}/authenticate`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username, password }),
      signal: AbortSignal.timeout(directory.deadlineMs),
    });
    if (response.status === 401) return { outcome: 'refused' };
    if (!response.ok) return { outcome: 'unavailable' };
    const { user } = await response.json();
    return isUser(user) ? { outcome: 'accepted', user } : { outcome: 'unavailable' };
  } catch {
    return { outcome: 'unavailable' };
  }
}
// #endregion
