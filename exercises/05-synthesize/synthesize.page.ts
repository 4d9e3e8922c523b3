/** Reads the notification centre and the report on desserts off the Host's pages, as a person would. */

/** One line of the list. */
export interface SeenItem {
  source: string;
  id: string;
  person: string;
  severity: number;
  title: string;
  type: string;
}

/** The notification centre; without items when the page has no list. */
export interface SeenCentre {
  items: SeenItem[] | undefined;
  /** The page's heading. */
  heading: string;
}

/** How a system stands, in the words of the page. */
export interface SeenSystem {
  name: string;
  /** `current`, `silent`; empty while nobody asks. */
  status: string;
  words: string;
  /** ISO 8601. */
  asOf: string | undefined;
}

/** One side of the comparison. */
export interface SeenSide {
  shifts: number;
  desserts: number;
  /** Null when the page says that none was sold. */
  averageCents: number | null;
}

/** The report; without sides when it has no comparison. */
export interface SeenReport {
  /** `complete`, `partial`, `unavailable`, `not-started`; undefined when the page is something else. */
  status: string | undefined;
  above: SeenSide | undefined;
  notAbove: SeenSide | undefined;
  /** What it says first, or the page's heading. */
  words: string;
}

/** The list of notifications in a page's HTML. */
export function centreIn(html: string): SeenCentre {
  const rows = html.match(/<li data-source[\s\S]*?<\/li>/g) ?? [];
  return { items: /\bdata-list\b/.test(html) ? rows.map(itemIn) : undefined, heading: headingIn(html) };
}

function itemIn(row: string): SeenItem {
  const attribute = (name: string) => decoded(new RegExp(`data-${name}="([^"]*)"`).exec(row)?.[1] ?? '');
  return {
    source: attribute('source'),
    id: attribute('id'),
    person: attribute('person'),
    severity: Number(attribute('severity')),
    title: attribute('title'),
    type: attribute('type'),
  };
}

/** How the systems stand, as a page's HTML says; empty when the page is something else. */
export function systemsIn(html: string): SeenSystem[] {
  return [...html.matchAll(/<div data-system="[^"]*" data-status="([^"]*)">([\s\S]*?)<\/div>/g)].map(
    ([, status, row]) => ({
      name: textIn(row!, /<dt>([\s\S]*?)<\/dt>/),
      status: status!,
      words: textIn(row!, /<dd>([\s\S]*?)<\/dd>/),
      asOf: /<time datetime="([^"]*)"/.exec(row!)?.[1],
    }),
  );
}

/** The report in a page's HTML. */
export function reportIn(html: string): SeenReport {
  const notice = /data-answer="([^"]*)">([\s\S]*?)<\/p>/.exec(html);
  return {
    status: notice?.[1],
    above: sideIn(html, 'above'),
    notAbove: sideIn(html, 'not-above'),
    words: notice ? plain(notice[2]!) : headingIn(html),
  };
}

function sideIn(html: string, id: string): SeenSide | undefined {
  const row = new RegExp(`<tr data-side="${id}">([\\s\\S]*?)</tr>`).exec(html)?.[1];
  if (row === undefined) return undefined;
  const [shifts, desserts, cents] = [...row.matchAll(/<data value="([^"]*)"/g)].map(([, value]) => Number(value));
  return { shifts: shifts ?? NaN, desserts: desserts ?? NaN, averageCents: cents ?? null };
}

/** What a page is called. */
export function headingIn(html: string): string {
  return textIn(html, /<h1>([\s\S]*?)<\/h1>/);
}

function textIn(html: string, part: RegExp): string {
  return plain(part.exec(html)?.[1] ?? '');
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** Markup as text. */
function plain(html: string): string {
  return decoded(html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ')).trim();
}

function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name]!);
}

/** A list as text, cut after ten entries. */
export function listed(entries: string[]): string {
  return entries.slice(0, 10).join(', ') + (entries.length > 10 ? ', …' : '');
}
