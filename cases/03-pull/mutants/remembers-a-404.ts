// Mistake: It remembers a 404 as well, and a new employee's office stays unknown.
// Caught by: pull/cache › asks once while max-age lasts, and again after it

// #region cache
export function createCachedFetch(hr: Hr): Fetch {
  const entries = new Map<string, Entry & { status: number }>();

  return async (url, init = {}) => {
    const headers = new Headers(init.headers);
    const key = `${headers.get('X-User-Id')} ${url}`;
    const known = entries.get(key);
    const again = (entry: Entry & { status: number }) => new Response(entry.body, { status: entry.status });
    if (known && hr.now() < known.freshUntil) return again(known);
    if (known?.etag) headers.set('If-None-Match', known.etag);
    const stale = known && hr.now() < known.usableUntil ? known : undefined;

    function remember(response: Response, body: string, status: number) {
      const freshUntil = hr.now() + (directiveMs(response.headers, 'max-age') || 60_000);
      const usableUntil = freshUntil + directiveMs(response.headers, 'stale-if-error');
      const entry = { body, status, etag: response.headers.get('ETag'), freshUntil, usableUntil };
      entries.set(key, entry);
      return again(entry);
    }

    try {
      const response = await hr.fetch(url, { ...init, headers });
      if (stale && SERVER_ERRORS.has(response.status)) return again(stale);
      if (known && response.status === 304) return remember(response, known.body, known.status);
      if (SERVER_ERRORS.has(response.status)) return response;
      return remember(response, await response.text(), response.status);
    } catch (error) {
      if (stale) return again(stale);
      throw error;
    }
  };
}
// #endregion
