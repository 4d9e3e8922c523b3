// Mistake: It asks a second time after a 401.
// Caught by: pull/home-office › nothing yet

// #region log-in
async function ask(directory: Directory, init: RequestInit): Promise<Response> {
  const first = await directory.fetch(`${directory.url}/authenticate`, init);
  return first.status === 401 ? directory.fetch(`${directory.url}/authenticate`, init) : first;
}

export async function logIn(username: string, password: string, directory: Directory): Promise<LogIn> {
  if (password === '') return { outcome: 'refused' };
  try {
    const response = await ask(directory, {
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
