// Mistake: It reads the body before it looks at the status, so that a 401 without JSON is “unavailable”.
// Caught by: pull/log-in › refuses a wrong password

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
    const { user } = await response.json();
    if (response.status === 401) return { outcome: 'refused' };
    if (response.status !== 200) return { outcome: 'unavailable' };
    return isUser(user) ? { outcome: 'accepted', user } : { outcome: 'unavailable' };
  } catch {
    return { outcome: 'unavailable' };
  }
}
// #endregion
