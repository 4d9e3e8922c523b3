// Correct: one memory for the whole module, which forgets nothing by itself and computes ages when it is asked.
import type { Directory, Feed, Fetch, Hr, LogIn, NewsItem } from 'host-and-remote/lab';

type Age = 'fresh' | 'stale' | 'spent';
type Remembered = { text: string; control: string; etag: string; since: number };

const remembered = new Map<string, Remembered>();
const FAILED = /^(500|502|503|504)$/;

export const orderFeed = (items: NewsItem[], office: string | null): NewsItem[] =>
  office === null
    ? [...items]
    : items
        .map((item, index) => ({ item, index }))
        .toSorted((a, b) => Number(b.item.office === office) - Number(a.item.office === office) || a.index - b.index)
        .map(({ item }) => item);

export const homeOffice = async (userId: string, hr: Hr, signal?: AbortSignal): Promise<string | null> => {
  const { status, text } = await read(hr.fetch, `${hr.url}/home-office`, { headers: { 'X-User-Id': userId }, signal });
  if (status === 404) return null;
  if (status !== 200) throw new Error(`HR said ${status}`);
  const office: unknown = JSON.parse(text).homeOffice;
  if (typeof office !== 'string') throw new Error(`HR said ${text}`);
  return office;
};

export const personalFeed = async (userId: string, items: NewsItem[], hr: Hr): Promise<Feed> => {
  const [asked] = await Promise.allSettled([homeOffice(userId, hr, AbortSignal.timeout(hr.deadlineMs))]);
  if (asked.status === 'rejected') return { items, status: 'unavailable', office: null };
  const office = asked.value;
  return { items: orderFeed(items, office), status: office ? 'personal' : 'no-office', office };
};

export const createCachedFetch = (hr: Hr): Fetch => {
  const age = ({ since, control }: Remembered): Age => {
    const [maxAge, staleIfError] = ['max-age', 'stale-if-error'].map((name) => secondsOf(control, name)) as [
      number,
      number,
    ];
    const elapsed = hr.now() - since;
    if (elapsed < maxAge * 1000) return 'fresh';
    return elapsed < (maxAge + staleIfError) * 1000 ? 'stale' : 'spent';
  };

  return async (url, init = {}) => {
    const headers = new Headers(init.headers);
    const key = `${url} ${headers.get('X-User-Id')}`;
    const old = remembered.get(key);
    const oldAge = old ? age(old) : 'spent';
    if (old && oldAge === 'fresh') return new Response(old.text);
    const spare = old && oldAge === 'stale' ? new Response(old.text) : undefined;
    if (old?.etag) headers.set('If-None-Match', old.etag);

    let answer;
    try {
      answer = await read(hr.fetch, url, { ...init, headers });
    } catch (error) {
      if (spare) return spare;
      throw error;
    }
    const { status, text } = answer;
    if (spare && FAILED.test(`${status}`)) return spare;
    const news = {
      control: answer.headers.get('Cache-Control') ?? '',
      etag: answer.headers.get('ETag') ?? '',
      since: hr.now(),
    };
    if (status === 200) remembered.set(key, { ...news, text });
    if (status === 304 && old) remembered.set(key, { ...news, text: old.text });
    if (status === 404) remembered.delete(key);
    const mine = status === 304 ? old?.text : text;
    return new Response(mine, { status: status === 304 ? 200 : status, headers: answer.headers });
  };
};

export const logIn = async (username: string, password: string, directory: Directory): Promise<LogIn> => {
  if (!password) return { outcome: 'refused' };
  const signal = AbortSignal.timeout(directory.deadlineMs);
  const headers = { 'Content-Type': 'application/json; charset=utf-8' };
  const body = JSON.stringify({ username, password });
  const address = `${directory.url}/authenticate`;
  const asked = await read(directory.fetch, address, { method: 'POST', headers, body, signal }).catch(() => undefined);
  if (asked?.status === 401) return { outcome: 'refused' };
  if (asked?.status !== 200) return { outcome: 'unavailable' };
  try {
    const { user } = JSON.parse(asked.text);
    const { id, username: login, name, permissions } = user;
    const whole = [id, login, name].every((text) => typeof text === 'string') && Array.isArray(permissions);
    return whole ? { outcome: 'accepted', user } : { outcome: 'unavailable' };
  } catch {
    return { outcome: 'unavailable' };
  }
};

async function read(fetch: Fetch, url: string, init: RequestInit) {
  const response = await fetch(url, init);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

function secondsOf(control: string, name: string): number {
  for (const part of control.split(',')) {
    const [key, value] = part.split('=').map((word) => word.trim());
    if (key?.toLowerCase() === name) return Number(value);
  }
  return 0;
}
