// Correct: each remembered answer is an object that knows how old it is, in a map of people in a map of addresses.

// #region cache
class Remembered {
  readonly #response: Response;
  readonly #now: () => number;
  #headers: Headers;
  #since: number;

  constructor(response: Response, now: () => number) {
    this.#response = response;
    this.#headers = response.headers;
    this.#now = now;
    this.#since = now();
  }

  get etag(): string {
    return this.#headers.get('ETag') ?? '';
  }

  get isFresh(): boolean {
    return this.#age < directiveMs(this.#headers, 'max-age');
  }

  get isUsable(): boolean {
    return this.#age < directiveMs(this.#headers, 'max-age') + directiveMs(this.#headers, 'stale-if-error');
  }

  again(): Response {
    return this.#response.clone();
  }

  renew(headers: Headers): this {
    this.#headers = headers;
    this.#since = this.#now();
    return this;
  }

  get #age(): number {
    return this.#now() - this.#since;
  }
}

export function createCachedFetch(hr: Hr): Fetch {
  const addresses = new Map<string, Map<string, Remembered>>();
  return async (url, init = {}) => {
    const headers = new Headers(init.headers);
    const person = headers.get('X-User-Id') ?? '';
    const people = addresses.get(url) ?? new Map<string, Remembered>();
    addresses.set(url, people);
    const old = people.get(person);
    if (old?.isFresh) return old.again();
    if (old) headers.set('If-None-Match', old.etag);
    try {
      const response = await hr.fetch(url, { ...init, headers });
      const { status } = response;
      if (status === 304 && old) return old.renew(response.headers).again();
      if (status === 200) {
        const whole = new Response(await response.text(), { headers: response.headers });
        const kept = new Remembered(whole, hr.now);
        people.set(person, kept);
        return kept.again();
      }
      if ((status === 500 || status === 502 || status === 503 || status === 504) && old?.isUsable) return old.again();
      if (status < 500) people.delete(person);
      return response;
    } catch (error) {
      if (old?.isUsable) return old.again();
      throw error;
    }
  };
}
// #endregion
