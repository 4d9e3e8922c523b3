// Correct: the log-in as one chain, with a timer and a controller.

// #region log-in
export const logIn = (username: string, password: string, directory: Directory): Promise<LogIn> => {
  if (password === '') return Promise.resolve({ outcome: 'refused' });
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), directory.deadlineMs);
  const request = new Request(`${directory.url}/authenticate`, {
    method: 'POST',
    body: JSON.stringify({ username, password }),
    headers: { 'Content-Type': 'application/json' },
  });
  return request
    .text()
    .then((body) => directory.fetch(request.url, { method: 'POST', body, headers: request.headers, signal: controller.signal }))
    .then((response): LogIn | Promise<LogIn> => {
      const ends: Record<number, () => LogIn | Promise<LogIn>> = {
        200: () => response.json().then(({ user }): LogIn => (isUser(user) ? { outcome: 'accepted', user: { ...user } } : { outcome: 'unavailable' })),
        401: () => ({ outcome: 'refused' }),
      };
      return ends[response.status]?.() ?? { outcome: 'unavailable' };
    })
    .catch((): LogIn => ({ outcome: 'unavailable' }))
    .finally(() => clearTimeout(timer));
};
// #endregion
