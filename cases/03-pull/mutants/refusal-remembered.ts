// Mistake: It remembers that a password was wrong, and does not ask about it again.
// Caught by: pull/log-in › asks every time

// #region log-in
const wrong = new Set<string>();

export async function logIn(username: string, password: string, directory: Directory): Promise<LogIn> {
  if (password === '' || wrong.has(`${username}:${password}`)) return { outcome: 'refused' };
  try {
    const response = await directory.fetch(`${directory.url}/authenticate`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username, password }),
      signal: AbortSignal.timeout(directory.deadlineMs),
    });
    if (response.status === 401) {
      wrong.add(`${username}:${password}`);
      return { outcome: 'refused' };
    }
    if (response.status !== 200) return { outcome: 'unavailable' };
    const { user } = await response.json();
    return isUser(user) ? { outcome: 'accepted', user } : { outcome: 'unavailable' };
  } catch {
    return { outcome: 'unavailable' };
  }
}
// #endregion
