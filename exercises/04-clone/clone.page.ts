/** Reads the website and the profiles, as a person would. */

/** A News item as its editor finds it in the form. */
export interface SeenNews {
  title: string;
  lead: string;
  text: string;
  day: string;
  section: string;
}

/** The numbers of the News items on the editors' desk, with their titles, from top to bottom. */
export function deskIn(html: string): { id: string; title: string }[] {
  return [...html.matchAll(/<li data-item="(\d+)">[\s\S]*?<a [^>]*>([\s\S]*?)<\/a>/g)].map(
    ([, id = '', title = '']) => ({
      id,
      title: plain(title),
    }),
  );
}

/** What stands in the form of a News item. */
export function formIn(html: string): SeenNews {
  const input = (name: string) => plain(new RegExp(`<input id="${name}"[^>]*?value="([^"]*)"`).exec(html)?.[1] ?? '');
  const area = (name: string) =>
    plain(new RegExp(`<textarea id="${name}"[^>]*>\\n?([\\s\\S]*?)</textarea`).exec(html)?.[1] ?? '');
  return {
    title: input('title'),
    lead: area('lead'),
    text: area('text'),
    day: input('day'),
    section: plain(/<option selected>([^<]*)</.exec(html)?.[1] ?? ''),
  };
}

/** What visitors see of a News item: its markup without its number; `undefined` when there is no such page. */
export function articleIn(html: string): string | undefined {
  return /<article class="item"[\s\S]*?<\/article>/.exec(html)?.[0].replace(/ data-news="\d+"/, '');
}

/** Where the pictures of a News item lie. */
export function picturesIn(html: string): string[] {
  return [...(articleIn(html) ?? '').matchAll(/<img src="([^"]*)"/g)].map(([, address = '']) => plain(address));
}

/** Where the links of a News item lead. */
export function linksIn(html: string): string[] {
  return [...(articleIn(html) ?? '').matchAll(/<a href="([^"]*)"/g)].map(([, address = '']) => plain(address));
}

/** An article on record. */
export interface SeenClone {
  source: string;
  id: string;
  /** The version that was taken over. */
  version: number;
  /** The newest version known. */
  latest: number;
  /** The number of its News item; empty when that has been deleted. */
  news: string;
}

/** The articles on record. */
export function clonesIn(html: string): SeenClone[] {
  return elements(html, 'source').map((item) => ({
    source: attribute(item, 'data-source'),
    id: attribute(item, 'data-article'),
    version: Number(attribute(item, 'data-version')),
    latest: Number(attribute(item, 'data-latest')),
    news: /<a href="\/site\/desk\/news\/(\d+)">/.exec(item)?.[1] ?? '',
  }));
}

/** Why the articles that were not taken over were not. */
export function missedIn(html: string): string[] {
  return elements(html, 'missed').map((item) => plain(/<small>([\s\S]*?)<\/small>/.exec(item)?.[1] ?? ''));
}

/** A profile as everybody sees it, every text exactly as it is. */
export interface SeenProfile {
  /** The number in its address. */
  id: string;
  externalId: string;
  userName: string;
  displayName: string;
  title: string;
  address: string;
  active: boolean;
}

/** Everybody's profiles. */
export function profilesIn(html: string): SeenProfile[] {
  return elements(html, 'profile').map((item) => {
    const line = (name: string) => plain(new RegExp(`<p class="${name}">([\\s\\S]*?)</p>`).exec(item)?.[1] ?? '');
    return {
      id: attribute(item, 'data-profile'),
      externalId: attribute(item, 'data-external'),
      userName: line('user-name'),
      displayName: plain(/<h2><a [^>]*>([\s\S]*?)<\/a><\/h2>/.exec(item)?.[1] ?? ''),
      title: line('title'),
      address: line('address'),
      active: attribute(item, 'data-active') === 'true',
    };
  });
}

/** What the page about HR's file says of one row. */
export interface SeenRow {
  row: number;
  outcome: string;
  note: string;
}

/** How the last file was read, and what became of its rows; `outcome` is empty when none was read. */
export function runIn(html: string): { outcome: string; rows: SeenRow[] } {
  const rows = [
    ...html.matchAll(/<tr data-row="(-?\d+)" data-outcome="([^"]*)">[\s\S]*?<td class="note">([\s\S]*?)<\/td>/g),
  ];
  return {
    outcome: attribute(html, 'data-run'),
    rows: rows.map(([, row, outcome = '', note = '']) => ({ row: Number(row), outcome, note: plain(note) })),
  };
}

/** The line that a page opens with, or what it warns of. */
export function headlineIn(html: string): string {
  const alert = /role="alert"[^>]*>([\s\S]*?)<\/p>/.exec(html)?.[1];
  const line = alert ?? /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '';
  return plain(line.replaceAll(/<[^>]*>/g, ''))
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The list items that have this data attribute. */
function elements(html: string, name: string): string[] {
  return html.split(new RegExp(`<li(?=[^>]*\\sdata-${name}=)`)).slice(1);
}

function attribute(element: string, name: string): string {
  return plain(new RegExp(`\\b${name}="([^"]*)"`).exec(element)?.[1] ?? '');
}

/** Text without its escapes, and otherwise exactly as it is. */
function plain(html: string): string {
  return html
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
