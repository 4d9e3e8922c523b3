/** Reads the news feed off the Host's page, as a person would. */
import type { Page } from 'playwright';
import { htmlOn } from 'host-and-remote/grader';

/** The feed on a page; without items and status when the page is something else. */
export interface SeenFeed {
  /** Ids, in the order of the page. */
  items: string[];
  /** The office of each item, `all` for the whole company. */
  offices: string[];
  /** `personal`, `no-office`, `unavailable`, `not-started`; undefined when there is no feed. */
  status: string | undefined;
  /** The line above the feed, or the page's heading. */
  notice: string;
}

/** The feed on a page in a browser. */
export async function feedOn(page: Page): Promise<SeenFeed> {
  return feedIn(await htmlOn(page));
}

/** The feed in a page's HTML. */
export function feedIn(html: string): SeenFeed {
  const rows = [...html.matchAll(/<li[^>]*\bdata-item="([^"]*)"[^>]*\bdata-office="([^"]*)"/g)];
  const notice = html.match(/data-feed="([^"]*)"[^>]*>([^<]*)/) ?? html.match(/<h1[^>]*()>([^<]*)/);
  return {
    items: rows.map((row) => row[1]!),
    offices: rows.map((row) => row[2]! || 'all'),
    status: notice?.[1] || undefined,
    notice: notice?.[2]?.trim() ?? '',
  };
}

/** A list as text, cut after ten entries. */
export function listed(entries: string[]): string {
  return entries.slice(0, 10).join(', ') + (entries.length > 10 ? ', …' : '');
}
