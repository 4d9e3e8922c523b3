/**
 * Clone: what belongs to another system becomes our own.
 *
 * The public website calls steps 1, 2, 4 and 5 when the intranet has something to say, and when an editor wants a newer
 * version. The Pass calls step 3 every night, with a file from HR. Everything they need is handed in.
 */
import type {
  Article,
  CloneRow,
  Intranet,
  Key,
  Library,
  News,
  Notice,
  Profile,
  RowReport,
  Sql,
  Website,
} from 'host-and-remote/lab';

// #region fetch-article
/**
 * Step 1 · Fetches exactly the version that a notice speaks of: `GET {intranet.url}/articles?source=…&id=…&version=…`.
 *
 * @returns the article, which comes as JSON with the status 200
 * @throws when the intranet says anything else, cannot be reached, or has not said all within `intranet.deadlineMs`
 */
export async function fetchArticle({ source, id, version }: Notice, intranet: Intranet): Promise<Article> {
  // #todo clone/news-item Fetch the article from the intranet.
  const query = new URLSearchParams({ source, id, version: String(version) });
  const signal = AbortSignal.timeout(intranet.deadlineMs);
  const response = await intranet.fetch(`${intranet.url}/articles?${query}`, { signal });
  if (response.status !== 200) throw new Error(`The intranet answered ${response.status}.`);
  return (await response.json()) as Article;
  // #endtodo
}
// #endregion

// #region news-item
/**
 * Step 1 · Translates the intranet’s article into the website’s News item: headline and standfirst become title and lead,
 * the paragraphs one text, and the moment of publication its day in UTC. The section is `Press`.
 */
export function toNews(article: Article): News {
  // #todo clone/news-item Translate the article into a News item.
  return {
    title: article.headline,
    lead: article.standfirst,
    text: article.paragraphs.join('\n\n'),
    day: new Date(article.publishedAt).toISOString().slice(0, 10),
    section: 'Press',
  };
  // #endtodo
}
// #endregion

// #region take-over
/**
 * Step 1 · Everything that must be fetched for a News item: the article, translated, and its text as
 * `intranet.withOwnFiles(text)` returns it.
 *
 * @throws when any of it cannot be had
 */
export async function takeOver(notice: Notice, intranet: Intranet): Promise<News> {
  // #todo clone/news-item Fetch the article, translate it, and let the Host see to its files.
  const news = toNews(await fetchArticle(notice, intranet));
  return { ...news, text: await intranet.withOwnFiles(news.text) };
  // #endtodo
}
// #endregion

// #region insert-news
/** Step 1 · Puts a News item into the table `news`. @returns the `id` that the table gave to it */
export function insertNews({ title, lead, text, day, section }: News, sql: Sql): number {
  // #todo clone/news-item Insert the News item.
  const row = sql.get('INSERT INTO news (title, lead, text, day, section) VALUES (?, ?, ?, ?, ?) RETURNING id', [
    title,
    lead,
    text,
    day,
    section,
  ]);
  return Number(row!['id']);
  // #endtodo
}
// #endregion

// #region clone
/**
 * Step 1 · Turns the article that a notice speaks of into a News item. When anything goes wrong nothing may be stored.
 *
 * @throws what {@link takeOver} or the database throws; the intranet then sends its notice again
 */
export async function clone(notice: Notice, { intranet, sql }: Website): Promise<void> {
  // #todo clone/news-item Take the article over, then insert it.
  insertNews(await takeOver(notice, intranet), sql);
  // #endtodo
}
// #endregion

// #region known
/**
 * Step 2 · Whether the table `clone` has this article, in whatever version. If it does, `latest` becomes the notice’s
 * version unless it is a newer one already.
 */
export function isKnown({ source, id, version }: Notice, sql: Sql): boolean {
  // #todo clone/idempotent Look for the article’s key, and note the newest version.
  const statement = 'UPDATE clone SET latest = max(latest, ?) WHERE source = ? AND id = ?';
  return sql.run(statement, [version, source, id]).changes > 0;
  // #endtodo
}
// #endregion

// #region idempotent
/**
 * Step 2 · Like {@link clone}, but an article becomes a News item once, however often, in whatever order and in however
 * many versions at once its notices come. A known article’s News item stays as it is. From now on the website calls this
 * instead of `clone()`.
 *
 * @returns `created`, with the article on record in `clone`; `known` when it was there
 * @throws what {@link takeOver} or the database throws; then nothing was stored
 */
export async function cloneOnce(notice: Notice, { intranet, sql }: Website): Promise<'created' | 'known'> {
  // #todo clone/idempotent Clone what is not known, and put it on record in the same transaction.
  if (isKnown(notice, sql)) return 'known';
  const news = await takeOver(notice, intranet);
  return sql.transaction(() => {
    if (isKnown(notice, sql)) return 'known'; // the same notice came in meanwhile
    const { source, id, version } = notice;
    const values = [source, id, insertNews(news, sql), version, version];
    sql.run('INSERT INTO clone (source, id, news, version, latest) VALUES (?, ?, ?, ?, ?)', values);
    return 'created';
  });
  // #endtodo
}
// #endregion

// #region csv
/**
 * Step 3 · Reads CSV as RFC 4180 defines it: fields divided by commas, rows ended by CR LF (the last one may do without),
 * and a field in double quotes may hold commas, line breaks, and double quotes written twice. Beyond that, LF alone ends a
 * row, too, and a byte order mark before the first field is no part of it.
 *
 * @returns all rows, the header, too; each field exactly as it is meant, always as text
 */
export function parseCsv(csv: string): string[][] {
  // #todo clone/employees Take the file apart, field by field.
  const text = csv.replace(/^\uFEFF/, '');
  const field = /("(?:[^"]|"")*"|[^,\n]*?)(,|\r?\n|$)/y;
  const rows: string[][] = [];
  const row: string[] = [];
  while (field.lastIndex < text.length || row.length > 0) {
    const [, raw = '', end] = field.exec(text)!; // every text matches
    row.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end !== ',') rows.push(row.splice(0)); // and leaves an empty row for the next one
  }
  return rows;
  // #endtodo
}
// #endregion

// #region employee
/**
 * Step 3 · What one row says about an employee. The header says which field is which; columns that a profile does not have
 * are left out.
 *
 * @returns `null` when the row is malformed: it has more or fewer fields than the header, or no `externalId`, no
 *   `userName` or no `displayName`, or its `active` is neither `true` nor `false`
 */
export function toProfile(header: string[], fields: string[]): Profile | null {
  // #todo clone/employees Turn a row into a profile.
  if (fields.length !== header.length) return null;
  const values = Object.fromEntries(header.map((name, index) => [name, fields[index]]));
  const { externalId, userName, displayName, title = '', address = '', active = '' } = values;
  if (!externalId || !userName || !displayName || !['true', 'false'].includes(active)) return null;
  return { externalId, userName, displayName, title, address, active: active === 'true' };
  // #endtodo
}
// #endregion

// #region create-only
/**
 * Step 3 · Creates a profile for every employee in HR’s file who has none, and does nothing else to the table `profile`.
 *
 * - `malformed`: {@link toProfile} says so. The other rows are imported all the same.
 * - `known`: there is a profile with this `externalId`, be it from a row further up. It stays as it is.
 * - `conflict`: there is a profile with this `userName`, in capitals or not, be it from a row further up.
 *
 * The first that fits is the outcome; otherwise it is `created`.
 *
 * @returns one report for each row after the header, in the order of the file
 */
export function importEmployees(csv: string, sql: Sql): RowReport[] {
  // #todo clone/employees Create what is new, and report on every row.
  const [header = [], ...rows] = parseCsv(csv);
  const knows = (externalId: string | null) => sql.get('SELECT 1 FROM profile WHERE externalId = ?', [externalId]);
  const names = new Set(sql.all('SELECT userName FROM profile').map((row) => String(row['userName']).toLowerCase()));
  return rows.map((fields, index) => {
    const report = (outcome: RowReport['outcome'], note = '') => ({ row: index + 1, outcome, note });
    const profile = toProfile(header, fields);
    if (!profile) return report('malformed', 'A field is missing, empty or unreadable.');
    if (knows(profile.externalId)) return report('known');
    const name = profile.userName.toLowerCase();
    if (names.has(name)) return report('conflict', `Somebody else is called ${profile.userName}.`);
    names.add(name);
    insertProfile(profile, sql);
    return report('created');
  });
  // #endtodo
}
// #endregion

// #region re-clone
/**
 * Step 4 · Brings a News item up to the newest version that we have heard of, because an editor asked for it. The source
 * owns `lead` and `text`, and they become as they are there. The editor owns everything else, and it stays.
 *
 * @returns `refreshed`, with the version on record in `clone`; `current` when there was nothing newer to take over, when
 *   somebody else has meanwhile taken over this version or a newer one, or when the article is not on record
 * @throws what {@link takeOver} throws; then nothing has changed
 */
export async function reClone({ source, id }: Key, { intranet, sql }: Website): Promise<'refreshed' | 'current'> {
  // #todo clone/re-clone Take over the newest version of what the source owns.
  const row = sql.get<CloneRow>('SELECT * FROM clone WHERE source = ? AND id = ?', [source, id]);
  if (!row || row.latest <= row.version) return 'current';
  const { news, latest } = row;
  const { lead, text } = await takeOver({ source, id, version: latest }, intranet);
  return sql.transaction(() => {
    const statement = 'UPDATE clone SET version = ? WHERE source = ? AND id = ? AND version < ?';
    if (sql.run(statement, [latest, source, id, latest]).changes === 0) return 'current';
    sql.run('UPDATE news SET lead = ?, text = ? WHERE id = ?', [lead, text, news]);
    return 'refreshed';
  });
  // #endtodo
}
// #endregion

// #region copy
/**
 * Step 5 · Copies one file of the intranet into the website’s library, byte for byte, with its media type
 * (`Content-Type`).
 *
 * @returns its address on the website
 * @throws unless the intranet answers 200, and all of the answer is there within `intranet.deadlineMs`
 */
export async function copyFile(address: string, { intranet, keep }: Library): Promise<string> {
  // #todo clone/unplugged Fetch the file and keep it.
  const response = await intranet.fetch(address, { signal: AbortSignal.timeout(intranet.deadlineMs) });
  if (response.status !== 200) throw new Error(`The intranet answered ${response.status} for ${address}.`);
  const content = new Uint8Array(await response.arrayBuffer());
  return keep({ type: response.headers.get('Content-Type') ?? 'application/octet-stream', content });
  // #endtodo
}
// #endregion

// #region own-files
/**
 * Step 5 · The same text, with an address of our own in place of every address that leads to the intranet: its origin is
 * that of `intranet.url`. All other addresses stay as they are.
 *
 * @throws what {@link copyFile} throws
 */
export async function withOwnFiles(text: string, library: Library): Promise<string> {
  // #todo clone/unplugged Copy what lies on the intranet, and change the addresses.
  const { origin } = new URL(library.intranet.url);
  const copies = new Map<string, string>();
  for (const address of new Set(addressesIn(text))) {
    if (URL.parse(address)?.origin === origin) copies.set(address, await copyFile(address, library));
  }
  return withAddresses(text, (address) => copies.get(address) ?? address);
  // #endtodo
}
// #endregion

// Given: what step 3 needs to insert a profile, and step 5 to find addresses in a text, ready to use.

/** Puts a profile into the table `profile`, whether or not it should be there. */
function insertProfile({ externalId, userName, displayName, title, address, active }: Profile, sql: Sql): void {
  const values = [externalId, userName, displayName, title, address, active];
  sql.run(
    'INSERT INTO profile (externalId, userName, displayName, title, address, active) VALUES (?, ?, ?, ?, ?, ?)',
    values,
  );
}

/** The addresses of all pictures and links in a text, in order; each begins with `http://` or `https://`. */
function addressesIn(text: string): string[] {
  return [...text.matchAll(ADDRESS)].map(([, , address = '']) => address);
}

/** The same text with other addresses. @param change gets an address, and returns what to write instead */
function withAddresses(text: string, change: (address: string) => string): string {
  return text.replaceAll(ADDRESS, (_, before: string, address: string) => `${before}${change(address)})`);
}

/** `[words](address)`, with or without the `!` of a picture. */
const ADDRESS = /(\[[^\]]*\]\()(https?:\/\/[^\s()]+)\)/g;
