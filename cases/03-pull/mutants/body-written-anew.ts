// Mistake: It remembers what the body says, and writes it anew.
// Caught by: pull/cache › never takes one address for another

// #region cache
export function createCachedFetch(hr: Hr): Fetch {
  const entries = new Map<string, Entry>();

  function remember(key: string, body: string, { headers }: Response): Entry {
    const freshUntil = hr.now() + directiveMs(headers, 'max-age');
    const usableUntil = freshUntil + directiveMs(headers, 'stale-if-error');
    const entry = { body, etag: headers.get('ETag'), freshUntil, usableUntil };
    entries.set(key, entry);
    return entry;
  }

  return async (url, init = {}) => {
    const headers = new Headers(init.headers);
    const key = `${headers.get('X-User-Id')} ${url}`;
    const known = entries.get(key);
    if (known && hr.now() < known.freshUntil) return replay(known);
    if (known?.etag) headers.set('If-None-Match', known.etag);
    const stale = known && hr.now() < known.usableUntil ? known : undefined;

    try {
      const response = await hr.fetch(url, { ...init, headers });
      if (stale && SERVER_ERRORS.has(response.status)) return replay(stale);
      if (known && response.status === 304) return replay(remember(key, known.body, response));
      if (response.status === 200) return replay(remember(key, JSON.stringify(await response.json()), response));
      entries.delete(key);
      return response;
    } catch (error) {
      if (stale) return replay(stale);
      throw error;
    }
  };
}
// #endregion
