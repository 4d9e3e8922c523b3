// Correct: chains of then and catch, and no async function anywhere.
import type { Directory, DirectoryUser, Feed, Fetch, Hr, LogIn, NewsItem } from 'host-and-remote/lab';

export function homeOffice(userId: string, hr: Hr, signal?: AbortSignal): Promise<string | null> {
  return hr.fetch(`${hr.url}/home-office`, { headers: { 'X-User-Id': userId }, signal }).then((response) => {
    if (response.status === 404) return null;
    if (response.status !== 200) return Promise.reject(new Error(`status ${response.status}`));
    return response.json().then((answer: { homeOffice?: unknown }) => {
      if (typeof answer.homeOffice === 'string') return answer.homeOffice;
      throw new Error('homeOffice is missing');
    });
  });
}

export function orderFeed(items: NewsItem[], office: string | null): NewsItem[] {
  let place = 0;
  return items.reduce<NewsItem[]>((feed, item) => {
    if (office !== null && item.office === office) return feed.toSpliced(place++, 0, item);
    return [...feed, item];
  }, []);
}

export function personalFeed(userId: string, items: NewsItem[], hr: Hr): Promise<Feed> {
  const unavailable = (): Feed => ({ items, status: 'unavailable', office: null });
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(unavailable()), hr.deadlineMs);
    homeOffice(userId, hr, AbortSignal.timeout(hr.deadlineMs))
      .then((office): Feed =>
        office === null
          ? { items, status: 'no-office', office }
          : { items: orderFeed(items, office), status: 'personal', office },
      )
      .catch(unavailable)
      .then(resolve)
      .finally(() => clearTimeout(late));
  });
}

interface Note {
  json: unknown;
  etag: string | null;
  freshUntil: number;
  usableUntil: number;
}

export function createCachedFetch(hr: Hr): Fetch {
  const notes = new Map<string, Note>();
  const tell = (note: Note) => new Response(JSON.stringify(note.json), { status: 200 });
  const ms = (response: Response, name: string) =>
    1000 * Number(new RegExp(`(?<![\\w-])${name}=(\\d+)`).exec(response.headers.get('Cache-Control') ?? '')?.[1] ?? 0);

  const write = (key: string, json: unknown, response: Response): Response => {
    const freshUntil = hr.now() + ms(response, 'max-age');
    const note = {
      json,
      etag: response.headers.get('ETag'),
      freshUntil,
      usableUntil: freshUntil + ms(response, 'stale-if-error'),
    };
    notes.set(key, note);
    return tell(note);
  };

  return (url, init) => {
    const headers = new Headers(init?.headers);
    const key = `${url}#${headers.get('X-User-Id') ?? ''}`;
    const note = notes.get(key);
    if (note && hr.now() < note.freshUntil) return Promise.resolve(tell(note));
    const old = note && hr.now() < note.usableUntil ? note : undefined;
    if (note?.etag) headers.set('If-None-Match', note.etag);
    return hr
      .fetch(url, { ...init, headers })
      .then((response) => {
        if (note && response.status === 304) return write(key, note.json, response);
        if (old && /^50[0234]$/.test(String(response.status))) return tell(old);
        if (response.status === 404) notes.delete(key);
        if (response.status !== 200) return response;
        return response.text().then((text) => {
          const json = parsed(text);
          return json === undefined ? new Response(text) : write(key, json, response);
        });
      })
      .catch((error) => (old ? tell(old) : Promise.reject(error)));
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function logIn(username: string, password: string, directory: Directory): Promise<LogIn> {
  if (password === '') return Promise.resolve({ outcome: 'refused' });
  const unavailable: LogIn = { outcome: 'unavailable' };
  return directory
    .fetch(`${directory.url}/authenticate`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username, password }),
      signal: AbortSignal.timeout(directory.deadlineMs),
    })
    .then((response): LogIn | Promise<LogIn> => {
      if (response.status === 401) return { outcome: 'refused' };
      if (response.status !== 200) return unavailable;
      return response.json().then(({ user }) => (isUser(user) ? { outcome: 'accepted', user } : unavailable));
    })
    .catch(() => unavailable);
}

function isUser(value: unknown): value is DirectoryUser {
  const user = value as DirectoryUser | undefined;
  const named = [user?.id, user?.username, user?.name].every((text) => typeof text === 'string' && text !== '');
  return named && Array.isArray(user?.permissions);
}
