// Mistake: It hands out the same Response twice, although a body can be read only once.
// Caught by: pull/cache › asks once while max-age lasts, and again after it

// #region cache
export function createCachedFetch(hr: Hr): Fetch {
  const answers = new Map<
    string,
    { response: Response; etag: string | null; freshUntil: number; usableUntil: number }
  >();

  return async (url, init = {}) => {
    const headers = new Headers(init.headers);
    const key = `${headers.get('X-User-Id')} ${url}`;
    const known = answers.get(key);
    if (known && hr.now() < known.freshUntil) return known.response;
    if (known?.etag) headers.set('If-None-Match', known.etag);
    const stale = known && hr.now() < known.usableUntil ? known.response : undefined;
    try {
      const answer = await hr.fetch(url, { ...init, headers });
      if (stale && SERVER_ERRORS.has(answer.status)) return stale;
      if (answer.status !== 200 && answer.status !== 304) return answer;
      const response = known && answer.status === 304 ? known.response : answer;
      const freshUntil = hr.now() + directiveMs(answer.headers, 'max-age');
      const usableUntil = freshUntil + directiveMs(answer.headers, 'stale-if-error');
      answers.set(key, { response, etag: answer.headers.get('ETag'), freshUntil, usableUntil });
      return response;
    } catch (error) {
      if (stale) return stale;
      throw error;
    }
  };
}
// #endregion
