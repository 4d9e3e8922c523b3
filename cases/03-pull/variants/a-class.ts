// Correct: a class whose methods are bound to one object; every attempt has a timer and a controller of its own.
import type { Directory, DirectoryUser, Feed, Fetch, Hr, LogIn, NewsItem } from 'host-and-remote/lab';

interface Memory {
  text: string;
  etag: string | null;
  storedAt: number;
  maxAge: number;
  staleIfError: number;
}

class Pull {
  homeOffice = async (userId: string, hr: Hr, signal?: AbortSignal): Promise<string | null> => {
    const headers = new Headers();
    headers.set('x-user-id', userId);
    const response = await hr.fetch(`${hr.url}/home-office`, { method: 'GET', headers, signal });
    switch (response.status) {
      case 404:
        return null;
      case 200:
        return this.officeIn(await response.json());
      default:
        throw new TypeError(`unexpected status ${response.status}`);
    }
  };

  orderFeed = (items: NewsItem[], office: string | null): NewsItem[] => {
    const feed = items.slice();
    return office === null ? feed : feed.sort((a, b) => this.rank(a, office) - this.rank(b, office));
  };

  personalFeed = (userId: string, items: NewsItem[], hr: Hr): Promise<Feed> =>
    this.within(hr.deadlineMs, (signal) => this.homeOffice(userId, hr, signal)).then(
      (office) => ({
        items: this.orderFeed(items, office),
        status: office === null ? 'no-office' : 'personal',
        office,
      }),
      () => ({ items: this.orderFeed(items, null), status: 'unavailable', office: null }),
    );

  createCachedFetch = (hr: Hr): Fetch => new HrMemory(hr).fetch;

  logIn = async (username: string, password: string, directory: Directory): Promise<LogIn> => {
    if (!password.length) return { outcome: 'refused' };
    const ask = async (signal: AbortSignal): Promise<LogIn> => {
      const request = { method: 'POST', headers: [['content-type', 'application/json']] as [string, string][], signal };
      const body = JSON.stringify({ password, username });
      const response = await directory.fetch(directory.url + '/authenticate', { ...request, body });
      if (response.status === 401) return { outcome: 'refused' };
      const answer = response.status === 200 ? await response.json() : undefined;
      return this.isWhole(answer?.user) ? { outcome: 'accepted', user: answer.user } : { outcome: 'unavailable' };
    };
    return this.within(directory.deadlineMs, ask).catch(() => ({ outcome: 'unavailable' }) as const);
  };

  private async within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(new Error('too late')), ms);
    try {
      return await work(controller.signal);
    } finally {
      clearTimeout(timer);
    }
  }

  private officeIn(answer: unknown): string {
    const office = (answer as { homeOffice?: unknown } | null)?.homeOffice;
    if (typeof office === 'string') return office;
    throw new TypeError('no homeOffice in the answer');
  }

  private rank(item: NewsItem, office: string): number {
    return item.office === office ? 0 : 1;
  }

  private isWhole(user: Partial<DirectoryUser> | undefined): boolean {
    const { id, username, name, permissions } = user ?? {};
    return (
      Boolean(id && username && name) &&
      [id, username, name].every((s) => typeof s === 'string') &&
      Array.isArray(permissions)
    );
  }
}

class HrMemory {
  readonly #hr: Hr;
  readonly #memories = new Map<string, Memory>();

  constructor(hr: Hr) {
    this.#hr = hr;
  }

  fetch = async (url: string, init?: RequestInit): Promise<Response> => {
    const asked = new Headers(init?.headers);
    const key = JSON.stringify([url, asked.get('x-user-id')]);
    const memory = this.#memories.get(key);
    const age = memory ? this.#hr.now() - memory.storedAt : Infinity;
    if (memory && age < memory.maxAge) return new Response(memory.text);
    const spare = memory && age < memory.maxAge + memory.staleIfError ? memory : null;
    if (memory?.etag != null) asked.append('if-none-match', memory.etag);
    let response: Response;
    let text: string;
    try {
      response = await this.#hr.fetch(url, { ...init, headers: asked });
      if (response.status !== 200 && response.status !== 304) {
        if (response.status === 404) this.#memories.delete(key);
        const inTrouble = [500, 502, 503, 504].includes(response.status);
        return inTrouble && spare ? new Response(spare.text) : response;
      }
      text = await response.text();
    } catch (error) {
      if (!spare) throw error;
      return new Response(spare.text);
    }
    const whole = response.status === 304 && memory ? memory.text : text;
    this.#memories.set(key, this.memory(whole, response.headers));
    return new Response(whole);
  };

  private memory(text: string, headers: Headers): Memory {
    const control = new Map(
      (headers.get('cache-control') ?? '').split(',').map((part) => {
        const [name = '', value = ''] = part.trim().split('=');
        return [name.toLowerCase(), Number(value) * 1000];
      }),
    );
    return {
      text,
      etag: headers.get('etag'),
      storedAt: this.#hr.now(),
      maxAge: control.get('max-age') ?? 0,
      staleIfError: control.get('stale-if-error') ?? 0,
    };
  }
}

export const { homeOffice, orderFeed, personalFeed, createCachedFetch, logIn } = new Pull();
