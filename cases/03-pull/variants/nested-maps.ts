// Correct: a map of people for each address, which keeps whole responses and hands out clones.
import type { Directory, DirectoryUser, Feed, Fetch, Hr, LogIn, NewsItem } from 'host-and-remote/lab';

export async function homeOffice(userId: string, hr: Hr, signal?: AbortSignal): Promise<string | null> {
  const response = await hr.fetch(new URL('/home-office', hr.url).href, { headers: [['X-User-Id', userId]], signal });
  if (response.status === 404) {
    await response.body?.cancel();
    return null;
  }
  if (response.status !== 200) throw new Error(`HR: ${response.status} ${response.statusText}`);
  const answer = (await response.json()) as { homeOffice: string };
  if (!('homeOffice' in answer) || typeof answer.homeOffice !== 'string') throw new Error('HR: no homeOffice');
  return answer.homeOffice;
}

export function orderFeed(items: NewsItem[], office: string | null): NewsItem[] {
  if (office === null) return Array.from(items);
  const { mine = [], rest = [] } = Object.groupBy(items, (item) => (item.office === office ? 'mine' : 'rest'));
  return [...mine, ...rest];
}

export async function personalFeed(userId: string, items: NewsItem[], hr: Hr): Promise<Feed> {
  const general: Feed = { items, status: 'unavailable', office: null };
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), hr.deadlineMs);
  try {
    const office = await homeOffice(userId, hr, stop.signal);
    if (office === null) return { ...general, status: 'no-office' };
    return { items: orderFeed(items, office), status: 'personal', office };
  } catch {
    return general;
  } finally {
    clearTimeout(timer);
  }
}

/** One answer with the header fields that say how long it is good for. */
interface Stored {
  response: Response;
  headers: Headers;
  at: number;
}

export function createCachedFetch(hr: Hr): Fetch {
  const addresses = new Map<string, Map<string | null, Stored>>();

  const seconds = ({ headers }: Stored, name: string): number => {
    const match = new RegExp(`\\b${name}=(\\d+)`).exec(headers.get('cache-control') ?? '');
    return match ? Number(match[1]) : 0;
  };
  const age = (stored: Stored): number => (hr.now() - stored.at) / 1000;
  const isFresh = (stored: Stored): boolean => age(stored) < seconds(stored, 'max-age');
  const isUsable = (stored: Stored): boolean =>
    age(stored) < seconds(stored, 'max-age') + seconds(stored, 'stale-if-error');

  return async (url, init) => {
    const request = new Request(url, init);
    const user = request.headers.get('X-User-Id');
    const people = addresses.get(url) ?? new Map<string | null, Stored>();
    addresses.set(url, people);
    const stored = people.get(user);
    if (stored && isFresh(stored)) return stored.response.clone();

    const etag = stored?.headers.get('etag');
    if (etag) request.headers.set('If-None-Match', etag);
    let answer: Response;
    try {
      answer = await hr.fetch(url, { ...init, headers: request.headers });
      if (answer.status === 200) await answer.clone().arrayBuffer();
    } catch (error) {
      if (stored && isUsable(stored)) return stored.response.clone();
      throw error;
    }
    const { status, headers } = answer;
    if (status >= 500 && status <= 504 && status !== 501 && stored && isUsable(stored)) return stored.response.clone();
    if (status === 304 && stored) Object.assign(stored, { headers, at: hr.now() });
    else if (status === 200) people.set(user, { response: answer, headers, at: hr.now() });
    else {
      if (status === 404) people.delete(user);
      return answer;
    }
    return people.get(user)!.response.clone();
  };
}

export async function logIn(username: string, password: string, directory: Directory): Promise<LogIn> {
  if (password === '') return { outcome: 'refused' };
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), directory.deadlineMs);
  try {
    const { status, user } = await authenticate({ username, password }, directory, stop.signal);
    if (status === 401) return { outcome: 'refused' };
    return status === 200 && isWhole(user) ? { outcome: 'accepted', user } : { outcome: 'unavailable' };
  } catch {
    return { outcome: 'unavailable' };
  } finally {
    clearTimeout(timer);
  }
}

async function authenticate(
  credentials: { username: string; password: string },
  directory: Directory,
  signal: AbortSignal,
): Promise<{ status: number; user?: unknown }> {
  const response = await directory.fetch(`${directory.url}/authenticate`, {
    method: 'post',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(credentials, null, 2),
    signal,
  });
  if (response.status !== 200) return { status: response.status };
  return { status: 200, user: ((await response.json()) as { user: unknown }).user };
}

function isWhole(user: unknown): user is DirectoryUser {
  if (typeof user !== 'object' || user === null) return false;
  const texts = ['id', 'username', 'name'].map((key) => (user as Record<string, unknown>)[key]);
  return texts.every((text) => typeof text === 'string') && Array.isArray((user as DirectoryUser).permissions);
}
