// Mistake: It remembers who came in, and does not ask about them again.
// Caught by: pull/log-in › asks every time

// #region log-in
const seen = new Map<string, DirectoryUser>();

export async function logIn(username: string, password: string, directory: Directory): Promise<LogIn> {
  if (password === '') return { outcome: 'refused' };
  const known = seen.get(`${username}:${password}`);
  if (known) return { outcome: 'accepted', user: known };
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
    if (!isUser(user)) return { outcome: 'unavailable' };
    seen.set(`${username}:${password}`, user);
    return { outcome: 'accepted', user };
  } catch {
    return { outcome: 'unavailable' };
  }
}
// #endregion
