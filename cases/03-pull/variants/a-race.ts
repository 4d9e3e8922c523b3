// Correct: races against a timer instead of aborting; what comes too late is left to come.
import type { Directory, DirectoryUser, Feed, Fetch, Hr, LogIn, NewsItem } from 'host-and-remote/lab';

export async function homeOffice(userId: string, hr: Hr, signal?: AbortSignal): Promise<string | null> {
  const init: RequestInit = { headers: { 'X-User-Id': userId } };
  if (signal) init.signal = signal;
  const response = await hr.fetch(hr.url + '/home-office', init);
  if (response.status === 404) return null;
  if (response.status !== 200) throw new Error('HR is in trouble: ' + response.status);
  const { homeOffice: office } = JSON.parse(await response.text());
  if (typeof office === 'string' && office) return office;
  throw new Error('HR speaks differently now');
}

export function orderFeed(items: NewsItem[], office: string | null): NewsItem[] {
  const [mine, rest]: [NewsItem[], NewsItem[]] = [[], []];
  for (const item of items) (office !== null && item.office === office ? mine : rest).push(item);
  return mine.concat(rest);
}

const LATE = Symbol('late');

function orLate<T>(answer: Promise<T>, ms: number): Promise<T | typeof LATE> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<typeof LATE>((resolve) => (timer = setTimeout(resolve, ms, LATE)));
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

export async function personalFeed(userId: string, items: NewsItem[], hr: Hr): Promise<Feed> {
  const office = await orLate(homeOffice(userId, hr), hr.deadlineMs).catch((): typeof LATE => LATE);
  if (office === LATE) return { items: [...items], status: 'unavailable', office: null };
  if (office === null) return { items: [...items], status: 'no-office', office: null };
  return { items: orderFeed(items, office), status: 'personal', office };
}

export function createCachedFetch(hr: Hr): Fetch {
  const book: Record<string, { body: string; etag?: string; fresh: number; stale: number }> = {};
  const number = (headers: Headers, name: string) => {
    const words = (headers.get('Cache-Control') ?? '').split(/\s*,\s*/);
    const word = words.find((each) => each.startsWith(`${name}=`));
    return word ? Number.parseInt(word.slice(name.length + 1), 10) * 1000 : 0;
  };
  return async function cached(url, init) {
    const headers = new Headers(init?.headers);
    const name = [headers.get('X-User-Id'), url].join('\n');
    const page = book[name];
    const now = hr.now();
    if (page && now < page.fresh) return Response.json(JSON.parse(page.body));
    if (page?.etag) headers.set('If-None-Match', page.etag);
    const fallBack = (otherwise: () => Response) =>
      page && now < page.stale ? Response.json(JSON.parse(page.body)) : otherwise();
    const answer = await hr
      .fetch(url, { ...init, headers })
      .then(async (response) => ({ response, body: await response.clone().text() }))
      .catch((error: unknown) => ({ error }));
    if ('error' in answer) {
      return fallBack(() => {
        throw answer.error;
      });
    }
    const { response } = answer;
    if ([500, 502, 503, 504].includes(response.status)) return fallBack(() => response);
    if (response.status === 404) delete book[name];
    if (response.status !== 200 && response.status !== 304) return response;
    const body = response.status === 304 && page ? page.body : answer.body;
    try {
      JSON.parse(body);
    } catch {
      return response; // not worth remembering
    }
    const fresh = hr.now() + number(response.headers, 'max-age');
    const etag = response.headers.get('ETag') ?? undefined;
    book[name] = { body, etag, fresh, stale: fresh + number(response.headers, 'stale-if-error') };
    return Response.json(JSON.parse(body));
  };
}

export async function logIn(username: string, password: string, directory: Directory): Promise<LogIn> {
  if (password === '') return { outcome: 'refused' };
  try {
    const attempt = await orLate(ask(username, password, directory), directory.deadlineMs);
    return attempt === LATE ? { outcome: 'unavailable' } : attempt;
  } catch {
    return { outcome: 'unavailable' };
  }
}

async function ask(username: string, password: string, { url, fetch }: Directory): Promise<LogIn> {
  const body = new Blob([JSON.stringify({ username, password })], { type: 'application/json' });
  const response = await fetch(url + '/authenticate', { method: 'POST', body });
  if (response.status === 401) return { outcome: 'refused' };
  if (response.status !== 200) return { outcome: 'unavailable' };
  const { user } = (await response.json()) as { user: DirectoryUser };
  for (const text of [user.id, user.username, user.name])
    if (typeof text !== 'string') return { outcome: 'unavailable' };
  return user.permissions instanceof Array ? { outcome: 'accepted', user } : { outcome: 'unavailable' };
}
