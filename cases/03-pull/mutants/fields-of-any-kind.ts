// Mistake: It lets somebody in when the user’s parts are there, whatever they are.
// Caught by: pull/log-in › lets nobody in on a yes without a whole user

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
    return user?.id !== undefined && user.username !== undefined && user.name !== undefined && user.permissions !== undefined ? { outcome: 'accepted', user } : { outcome: 'unavailable' };
  } catch {
    return { outcome: 'unavailable' };
  }
}
// #endregion
