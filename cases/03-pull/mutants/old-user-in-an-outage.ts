// Mistake: When the directory cannot be reached, it lets in whoever came in before.
// Caught by: pull/log-in › asks every time

// #region log-in
const seen = new Map<string, DirectoryUser>();

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
    if (response.status !== 200) return { outcome: 'unavailable' };
    const { user } = await response.json();
    if (!isUser(user)) return { outcome: 'unavailable' };
    seen.set(`${username}:${password}`, user);
    return { outcome: 'accepted', user };
  } catch {
    const user = seen.get(`${username}:${password}`);
    return user ? { outcome: 'accepted', user } : { outcome: 'unavailable' };
  }
}
// #endregion
