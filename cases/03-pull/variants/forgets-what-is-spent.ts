// Correct: it throws away what can serve nobody any more and asks for it anew, without an ETag; those who ask at once share a flight.

// #region cache
type Said = { status: number; text: string };

export function createCachedFetch(hr: Hr): Fetch {
  const shelf = new Map<string, Entry>();
  const flights = new Map<string, Promise<Said>>();

  const stillGood = (key: string): Entry | undefined => {
    const entry = shelf.get(key);
    if (entry && hr.now() >= entry.usableUntil && hr.now() >= entry.freshUntil + 86_400_000) shelf.delete(key);
    return shelf.get(key);
  };

  const put = (key: string, body: string, from: Response): Said => {
    const freshUntil = hr.now() + directiveMs(from.headers, 'max-age');
    const usableUntil = freshUntil + directiveMs(from.headers, 'stale-if-error');
    shelf.set(key, { body, etag: from.headers.get('etag'), freshUntil, usableUntil });
    return { status: 200, text: body };
  };

  const fly = async (key: string, url: string, init: RequestInit): Promise<Said> => {
    const entry = stillGood(key);
    const headers = new Headers(init.headers);
    if (entry?.etag) headers.append('If-None-Match', entry.etag);
    const inNeed = entry && hr.now() < entry.usableUntil ? { status: 200, text: entry.body } : undefined;
    try {
      const response = await hr.fetch(url, { ...init, headers });
      const text = await response.text();
      if (response.status === 200) return put(key, text, response);
      if (response.status === 304 && entry) return put(key, entry.body, response);
      if (SERVER_ERRORS.has(response.status)) return inNeed ?? { status: response.status, text };
      shelf.delete(key);
      return { status: response.status, text };
    } catch (error) {
      if (inNeed) return inNeed;
      throw new Error('HR gave no answer', { cause: error });
    }
  };

  return async (url, init = {}) => {
    const key = [url, new Headers(init.headers).get('x-user-id')].join(' ');
    const entry = stillGood(key);
    if (entry && entry.freshUntil > hr.now()) return new Response(entry.body, { headers: { 'Content-Type': 'application/json' } });
    const flight = flights.get(key) ?? fly(key, url, init);
    flights.set(key, flight);
    try {
      const { status, text } = await flight;
      return new Response(text, { status });
    } finally {
      flights.delete(key);
    }
  };
}
// #endregion
