// Mistake: It remembers that HR was in trouble, and says so when HR is well again.
// Caught by: pull/cache › asks once while max-age lasts, and again after it

// #region cache
export function createCachedFetch(hr: Hr): Fetch {
  const answers = new Map<string, { response: Response; freshUntil: number; usableUntil: number }>();

  return async (url, init = {}) => {
    const headers = new Headers(init.headers);
    const key = `${headers.get('X-User-Id')} ${url}`;
    const known = answers.get(key);
    if (known && hr.now() < known.freshUntil) return known.response.clone();
    const stale = known && hr.now() < known.usableUntil ? known.response : undefined;
    const etag = known?.response.headers.get('ETag');
    if (etag) headers.set('If-None-Match', etag);
    try {
      const answer = await hr.fetch(url, { ...init, headers });
      if (stale?.ok && SERVER_ERRORS.has(answer.status)) return stale.clone();
      if (answer.status === 404) return answer;
      const response = known && answer.status === 304 ? known.response : answer;
      if (response === answer) await response.clone().arrayBuffer();
      const freshUntil = hr.now() + (directiveMs(answer.headers, 'max-age') || 30_000);
      answers.set(key, {
        response,
        freshUntil,
        usableUntil: freshUntil + directiveMs(answer.headers, 'stale-if-error'),
      });
      return response.clone();
    } catch (error) {
      if (stale) return stale.clone();
      throw error;
    }
  };
}
// #endregion
