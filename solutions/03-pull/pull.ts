/**
 * Pull: the Host asks, waits for the answer, and acts on it.
 *
 * The Host calls these five functions when somebody opens the news feed or logs in. Everything they need is handed in.
 */
import type { Directory, DirectoryUser, Feed, Fetch, Hr, LogIn, NewsItem } from 'host-and-remote/lab';

// #region home-office
/**
 * Step 1 · Asks HR where a person works: `GET {hr.url}/home-office` with the header `X-User-Id`.
 *
 * @param userId the person's user ID, for instance `00107`
 * @param signal aborts the request
 * @returns the office's code, for instance `LIS`, or `null` when HR answers 404: no office on record
 * @throws when HR cannot be reached, answers anything but 200 or 404, or sends no `homeOffice`
 */
export async function homeOffice(userId: string, hr: Hr, signal?: AbortSignal): Promise<string | null> {
  // #todo pull/home-office Ask HR for the person’s home office.
  const response = await hr.fetch(`${hr.url}/home-office`, { headers: { 'X-User-Id': userId }, signal });
  if (response.status === 404) return null;
  if (response.status !== 200) throw new Error(`HR answered ${response.status}`);
  const employee = await response.json();
  if (typeof employee.homeOffice !== 'string') throw new Error('HR’s answer has no homeOffice');
  return employee.homeOffice;
  // #endtodo
}
// #endregion

// #region order-feed
/**
 * Step 1 · Puts the news of one office first. Within the two groups the order stays as it was.
 *
 * @param items newest first
 * @param office the office's code; `null` leaves the feed as it is
 * @returns a new array, or `items` as it is when `office` is `null`; `items` itself does not change
 */
export function orderFeed(items: NewsItem[], office: string | null): NewsItem[] {
  // #todo pull/home-office Put the news of this office first.
  if (office === null) return [...items];
  const local = items.filter((item) => item.office === office);
  const others = items.filter((item) => item.office !== office);
  return [...local, ...others];
  // #endtodo
}
// #endregion

// #region fallback
/**
 * Step 2 · The feed as this person sees it, whatever HR does. Personalisation fails open.
 *
 * @returns within about `hr.deadlineMs`; the general feed with status `unavailable` when HR gave no usable answer
 * @throws never
 */
export async function personalFeed(userId: string, items: NewsItem[], hr: Hr): Promise<Feed> {
  // #todo pull/fallback Ask for the home office, within the deadline; fall back to the general feed.
  try {
    const office = await homeOffice(userId, hr, AbortSignal.timeout(hr.deadlineMs));
    if (office === null) return { items, status: 'no-office', office: null };
    return { items: orderFeed(items, office), status: 'personal', office };
  } catch {
    return { items, status: 'unavailable', office: null };
  }
  // #endtodo
}
// #endregion

// #region cache
/**
 * Step 3 · A `fetch` that remembers. The Host calls this once and hands the result to steps 1 and 2 as `hr.fetch`.
 *
 * Follows HTTP caching (RFC 9111), `ETag` and `If-None-Match` (RFC 9110) and `stale-if-error` (RFC 5861), as far as HR
 * makes use of them.
 *
 * @returns HR's answer, or the remembered 200 for this person and this address: while it is fresh, after a 304, and while
 *   it is usable and HR cannot be reached, breaks off or answers 500, 502, 503 or 504
 * @throws what `hr.fetch` throws, when nothing usable is remembered
 */
export function createCachedFetch(hr: Hr): Fetch {
  // #todo pull/cache Remember HR’s answers for as long as its headers allow.
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
      if (response.status === 200) return replay(remember(key, await response.text(), response));
      entries.delete(key);
      return response;
    } catch (error) {
      if (stale) return replay(stale);
      throw error;
    }
  };
  // #endtodo
}
// #endregion

// #region log-in
/**
 * Step 4 · Asks the directory whether this is the right password: `POST {directory.url}/authenticate` with the JSON
 * `{"username", "password"}`. Authentication fails closed.
 *
 * @returns `accepted` only when the directory answered 200 with a whole `user`, in time; `refused` when it answered 401
 *   or the password is empty, in which case the directory is not even asked; otherwise `unavailable`
 * @throws never
 */
export async function logIn(username: string, password: string, directory: Directory): Promise<LogIn> {
  // #todo pull/log-in Let the directory decide who may come in.
  if (password === '') return { outcome: 'refused' };
  try {
    const response = await directory.fetch(`${directory.url}/authenticate`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ username, password }),
      signal: AbortSignal.timeout(directory.deadlineMs),
    });
    if (response.status === 401) return { outcome: 'refused' };
    if (response.status !== 200) return { outcome: 'unavailable' };
    const { user } = await response.json();
    return isUser(user) ? { outcome: 'accepted', user } : { outcome: 'unavailable' };
  } catch {
    return { outcome: 'unavailable' };
  }
  // #endtodo
}
// #endregion

// Given: small tools for steps 3 and 4, ready to use.

/** What the cache keeps of one answer. Times are in milliseconds of the lab's clock. */
interface Entry {
  body: string;
  etag: string | null;
  /** Until then it may be used without asking. */
  freshUntil: number;
  /** Until then it may be used when asking fails. */
  usableUntil: number;
}

/** The statuses for which RFC 5861 lets a stale answer be used. */
const SERVER_ERRORS = new Set([500, 502, 503, 504]);

/** The value of a `Cache-Control` directive such as `max-age=60`, in milliseconds; 0 when it is absent. */
function directiveMs(headers: Headers, directive: string): number {
  const value = headers.get('Cache-Control')?.match(new RegExp(`(?:^|[\\s,])${directive}=(\\d+)`))?.[1];
  return Number(value ?? 0) * 1000;
}

/** A fresh `Response` with a remembered body. A body can be read only once, so every caller gets its own. */
function replay(entry: Entry): Response {
  return new Response(entry.body, { status: 200, headers: { 'Content-Type': 'application/json' } });
}

/** Whether a value from outside has everything a {@link DirectoryUser} needs. */
function isUser(value: unknown): value is DirectoryUser {
  const user = value as Partial<DirectoryUser> | null | undefined;
  return (
    [user?.id, user?.username, user?.name].every((text) => typeof text === 'string' && text !== '') &&
    Array.isArray(user?.permissions)
  );
}
