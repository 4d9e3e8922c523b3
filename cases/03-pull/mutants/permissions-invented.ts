// Mistake: It gives everybody permission to read the managers' news.
// Caught by: pull/log-in › passes the user on as the directory sent it

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
    if (response.status !== 200) return { outcome: 'unavailable' };
    const { user } = await response.json();
    if (!isUser(user)) return { outcome: 'unavailable' };
    return { outcome: 'accepted', user: { ...user, permissions: [...user.permissions, 'news:managers'] } };
  } catch {
    return { outcome: 'unavailable' };
  }
}
// #endregion
