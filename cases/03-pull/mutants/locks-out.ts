// Mistake: After five wrong passwords it refuses without asking.
// Caught by: pull/log-in › asks every time

// #region log-in
const WRONG: Record<string, number> = {};

export async function logIn(username: string, password: string, directory: Directory): Promise<LogIn> {
  if (password === '') return { outcome: 'refused' };
  if ((WRONG[username] ?? 0) >= 5) return { outcome: 'refused' };
  try {
    const response = await directory.fetch(`${directory.url}/authenticate`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username, password }),
      signal: AbortSignal.timeout(directory.deadlineMs),
    });
    if (response.status === 401) {
      WRONG[username] = (WRONG[username] ?? 0) + 1;
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
