/**
 * Stands in for a learner's file while a spare Host process warms up: it takes the same paths through the Host, the
 * network and the module loader, and answers nothing.
 */
import type { Directory, Feed, Hr, LogIn, NewsItem } from '../../../api/pull.ts';

/** Asks HR once, and leaves the feed as it is. */
export async function personalFeed(_userId: string, items: NewsItem[], hr: Hr): Promise<Feed> {
  await (await hr.fetch(hr.url, { headers: { 'X-User-Id': '0' }, signal: AbortSignal.timeout(hr.deadlineMs) })).text();
  return { items, status: 'unavailable', office: null };
}

/** Asks the directory once, and lets nobody in. */
export async function logIn(_username: string, _password: string, directory: Directory): Promise<LogIn> {
  await (await directory.fetch(directory.url, { method: 'POST', body: '{}' })).text();
  return { outcome: 'unavailable' };
}
