// Mistake: It lets somebody in when there is a whole user in the answer, whatever its status.
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
    const answer = await response.json().catch(() => ({}));
    if (isUser(answer.user)) return { outcome: 'accepted', user: answer.user };
    if (response.status === 401) return { outcome: 'refused' };
    if (response.status !== 200) return { outcome: 'unavailable' };
    const { user } = answer;
    return isUser(user) ? { outcome: 'accepted', user } : { outcome: 'unavailable' };
  } catch {
    return { outcome: 'unavailable' };
  }
}
// #endregion
