// Correct: simultaneous questions about one person share one request, and an outcome is a value instead of an exception.
import type { Directory, DirectoryUser, Feed, Fetch, Hr, LogIn, NewsItem } from 'host-and-remote/lab';

type Result<T> = { ok: true; value: T } | { ok: false };

const settled = <T>(promise: Promise<T>): Promise<Result<T>> =>
  promise.then(
    (value) => ({ ok: true as const, value }),
    () => ({ ok: false as const }),
  );

export async function homeOffice(userId: string, hr: Hr, signal?: AbortSignal): Promise<string | null> {
  const headers = { Accept: 'application/json', 'X-User-Id': userId };
  const response = await hr.fetch(`${hr.url}/home-office`, { headers, signal });
  const text = await response.text();
  if (response.status === 404) return null;
  if (response.status === 200) {
    const employee = JSON.parse(text) as Record<string, unknown>;
    if (typeof employee['homeOffice'] === 'string') return employee['homeOffice'];
  }
  throw new Error(`HR answered ${response.status} without a home office`);
}

export function* localFirst(items: NewsItem[], office: string): Generator<NewsItem> {
  for (const item of items) if (item.office === office) yield item;
  for (const item of items) if (item.office !== office) yield item;
}

export function orderFeed(items: NewsItem[], office: string | null): NewsItem[] {
  return office === null ? items.concat() : [...localFirst(items, office)];
}

export async function personalFeed(userId: string, items: NewsItem[], hr: Hr): Promise<Feed> {
  const asked = await settled(homeOffice(userId, hr, AbortSignal.timeout(hr.deadlineMs)));
  const office = asked.ok ? asked.value : null;
  const status = !asked.ok ? 'unavailable' : office === null ? 'no-office' : 'personal';
  return { status, office, items: orderFeed(items, office) };
}

interface Kept {
  text: string;
  etag: string | null;
  freshUntil: number;
  usableUntil: number;
}

/** What one question came to: something to say, with or without a status of trouble. */
interface Told {
  status: number;
  text: string;
}

export function createCachedFetch(hr: Hr): Fetch {
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, Promise<Told>>();

  async function ask(key: string, url: string, init: RequestInit, headers: Headers): Promise<Told> {
    const known = kept.get(key);
    if (known?.etag) headers.set('If-None-Match', known.etag);
    const usable = known !== undefined && hr.now() < known.usableUntil;
    try {
      const response = await hr.fetch(url, { ...init, headers });
      const text = await response.text();
      const { status } = response;
      if (status === 304 && known) return keep(key, known.text, response.headers);
      if (status === 200) return keep(key, text, response.headers);
      if (usable && (status === 500 || (status >= 502 && status <= 504))) return { status: 200, text: known.text };
      kept.delete(key);
      return { status, text };
    } catch (error) {
      if (usable) return { status: 200, text: known.text };
      throw error;
    }
  }

  function keep(key: string, text: string, headers: Headers): Told {
    const control = headers.get('Cache-Control') ?? '';
    const ms = (name: string) => Number(control.match(new RegExp(`(^|[ ,])${name}=(\\d+)`))?.[2] ?? 0) * 1000;
    const freshUntil = hr.now() + ms('max-age');
    kept.set(key, { text, etag: headers.get('ETag'), freshUntil, usableUntil: freshUntil + ms('stale-if-error') });
    return { status: 200, text };
  }

  return async (url, init = {}) => {
    const headers = new Headers(init.headers);
    const key = `${headers.get('X-User-Id')}@${url}`;
    const known = kept.get(key);
    if (known && hr.now() < known.freshUntil) return new Response(known.text);
    const question = underWay.get(key) ?? ask(key, url, init, headers).finally(() => underWay.delete(key));
    underWay.set(key, question);
    const { status, text } = await question;
    return new Response(text, { status });
  };
}

export async function logIn(username: string, password: string, directory: Directory): Promise<LogIn> {
  if (password === '') return { outcome: 'refused' };
  const signal = AbortSignal.timeout(directory.deadlineMs);
  const answer = await settled(
    (async () => {
      const response = await directory.fetch(`${directory.url}/authenticate`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ username, password }),
        signal,
      });
      return response.status === 200 ? { status: 200, ...(await response.json()) } : { status: response.status };
    })(),
  );
  if (!answer.ok) return { outcome: 'unavailable' };
  const { status, user } = answer.value as { status: number; user?: DirectoryUser };
  if (status === 401) return { outcome: 'refused' };
  return status === 200 && isWhole(user) ? { outcome: 'accepted', user } : { outcome: 'unavailable' };
}

function isWhole(user: DirectoryUser | undefined): user is DirectoryUser {
  if (!user || !Array.isArray(user.permissions)) return false;
  return [user.id, user.username, user.name].every((text) => typeof text === 'string' && text.length > 0);
}
