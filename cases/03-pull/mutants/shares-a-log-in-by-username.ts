// Mistake: It shares a log-in under way by username, so that a wrong password comes in beside the right one.
// Caught by: pull/log-in › sends exactly what was typed

// #region log-in
export async function logIn(username: string, password: string, directory: Directory): Promise<LogIn> {
  if (password === '') return { outcome: 'refused' };
  return (ASKING[username] ??= ask(username, password, directory).finally(() => delete ASKING[username]));
}
const ASKING: Record<string, Promise<LogIn>> = {};
async function ask(username: string, password: string, directory: Directory): Promise<LogIn> {
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
