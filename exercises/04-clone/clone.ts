/**
 * Clone: what belongs to another system becomes our own.
 *
 * The public website calls steps 1, 2, 4 and 5 when the intranet has something to say, and when an editor wants a newer
 * version. The Pass calls step 3 every night, with a file from HR. Everything they need is handed in.
 */
import { todo } from 'host-and-remote/lab';
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

/**
 * Step 1 · Fetches exactly the version that a notice speaks of: `GET {intranet.url}/articles?source=…&id=…&version=…`.
 *
 * @returns the article, which comes as JSON with the status 200
 * @throws when the intranet says anything else, cannot be reached, or has not said all within `intranet.deadlineMs`
 */
export async function fetchArticle({ source, id, version }: Notice, intranet: Intranet): Promise<Article> {
  todo('clone/news-item', 'Fetch the article from the intranet.');
}

/**
 * Step 1 · Translates the intranet’s article into the website’s News item: headline and standfirst become title and lead,
 * the paragraphs one text, and the moment of publication its day in UTC. The section is `Press`.
 */
export function toNews(article: Article): News {
  todo('clone/news-item', 'Translate the article into a News item.');
}

/**
 * Step 1 · Everything that must be fetched for a News item: the article, translated, and its text as
 * `intranet.withOwnFiles(text)` returns it.
 *
 * @throws when any of it cannot be had
 */
export async function takeOver(notice: Notice, intranet: Intranet): Promise<News> {
  todo('clone/news-item', 'Fetch the article, translate it, and let the Host see to its files.');
}

/** Step 1 · Puts a News item into the table `news`. @returns the `id` that the table gave to it */
export function insertNews({ title, lead, text, day, section }: News, sql: Sql): number {
  todo('clone/news-item', 'Insert the News item.');
}

/**
 * Step 1 · Turns the article that a notice speaks of into a News item. When anything goes wrong nothing may be stored.
 *
 * @throws what {@link takeOver} or the database throws; the intranet then sends its notice again
 */
export async function clone(notice: Notice, { intranet, sql }: Website): Promise<void> {
  todo('clone/news-item', 'Take the article over, then insert it.');
}

/**
 * Step 2 · Whether the table `clone` has this article, in whatever version. If it does, `latest` becomes the notice’s
 * version unless it is a newer one already.
 */
export function isKnown({ source, id, version }: Notice, sql: Sql): boolean {
  todo('clone/idempotent', 'Look for the article’s key, and note the newest version.');
}

/**
 * Step 2 · Like {@link clone}, but an article becomes a News item once, however often, in whatever order and in however
 * many versions at once its notices come. A known article’s News item stays as it is. From now on the website calls this
 * instead of `clone()`.
 *
 * @returns `created`, with the article on record in `clone`; `known` when it was there
 * @throws what {@link takeOver} or the database throws; then nothing was stored
 */
export async function cloneOnce(notice: Notice, { intranet, sql }: Website): Promise<'created' | 'known'> {
  todo('clone/idempotent', 'Clone what is not known, and put it on record in the same transaction.');
}

/**
 * Step 3 · Reads CSV as RFC 4180 defines it: fields divided by commas, rows ended by CR LF (the last one may do without),
 * and a field in double quotes may hold commas, line breaks, and double quotes written twice. Beyond that, LF alone ends a
 * row, too, and a byte order mark before the first field is no part of it.
 *
 * @returns all rows, the header, too; each field exactly as it is meant, always as text
 */
export function parseCsv(csv: string): string[][] {
  todo('clone/employees', 'Take the file apart, field by field.');
}

/**
 * Step 3 · What one row says about an employee. The header says which field is which; columns that a profile does not have
 * are left out.
 *
 * @returns `null` when the row is malformed: it has more or fewer fields than the header, or no `externalId`, no
 *   `userName` or no `displayName`, or its `active` is neither `true` nor `false`
 */
export function toProfile(header: string[], fields: string[]): Profile | null {
  todo('clone/employees', 'Turn a row into a profile.');
}

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
  todo('clone/employees', 'Create what is new, and report on every row.');
}

/**
 * Step 4 · Brings a News item up to the newest version that we have heard of, because an editor asked for it. The source
 * owns `lead` and `text`, and they become as they are there. The editor owns everything else, and it stays.
 *
 * @returns `refreshed`, with the version on record in `clone`; `current` when there was nothing newer to take over, when
 *   somebody else has meanwhile taken over this version or a newer one, or when the article is not on record
 * @throws what {@link takeOver} throws; then nothing has changed
 */
export async function reClone({ source, id }: Key, { intranet, sql }: Website): Promise<'refreshed' | 'current'> {
  todo('clone/re-clone', 'Take over the newest version of what the source owns.');
}

/**
 * Step 5 · Copies one file of the intranet into the website’s library, byte for byte, with its media type
 * (`Content-Type`).
 *
 * @returns its address on the website
 * @throws unless the intranet answers 200, and all of the answer is there within `intranet.deadlineMs`
 */
export async function copyFile(address: string, { intranet, keep }: Library): Promise<string> {
  todo('clone/unplugged', 'Fetch the file and keep it.');
}

/**
 * Step 5 · The same text, with an address of our own in place of every address that leads to the intranet: its origin is
 * that of `intranet.url`. All other addresses stay as they are.
 *
 * @throws what {@link copyFile} throws
 */
export async function withOwnFiles(text: string, library: Library): Promise<string> {
  todo('clone/unplugged', 'Copy what lies on the intranet, and change the addresses.');
}

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
