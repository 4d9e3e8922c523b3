/**
 * Push: something has happened at the Host, and it tells the systems that want to know.
 *
 * The Host calls these functions when somebody publishes, changes or deletes an article, and at midnight. Everything they
 * need is handed in.
 */
import { createHmac } from 'node:crypto';
import type {
  Agency,
  DeskArticle,
  InfoSec,
  LogInRecord,
  Outbox,
  OutboxRow,
  Signing,
  Sql,
  TextFile,
  ToAgency,
  ToArchive,
  WebhookMessage,
} from 'host-and-remote/lab';

// #region press-release
/**
 * Step 1 · What the agency is to hear of an article that was just published.
 *
 * @returns a message with just the JSON `{"type": "press-release.published", "data": {"title", "text"}}` as its body and an
 *   `id` that no other article's message has; `null` unless one of the tags is exactly `press-release`
 */
export function pressRelease(article: DeskArticle): WebhookMessage | null {
  // #todo push/press-release Turn a press release into a message, and anything else into null.
  if (!article.tags.includes('press-release')) return null;
  const { id, title, text } = article;
  return {
    id: `press-release-${id}`,
    body: JSON.stringify({ type: 'press-release.published', data: { title, text } }),
  };
  // #endtodo
}
// #endregion

// #region post
/**
 * Step 1 · Sends a message once: `POST {agency.url}/webhooks` with `Content-Type: application/json`, the headers from
 * `agency.sign(message)`, and `message.body` as it is.
 *
 * @returns the agency's answer, whatever its status; a redirect (3xx) is not followed, and may be returned or thrown
 * @throws when the agency cannot be reached or does not answer within `agency.deadlineMs`, an error of any kind
 */
export async function post(message: WebhookMessage, agency: Agency): Promise<Response> {
  // #todo push/press-release Send the message to the agency.
  return agency.fetch(`${agency.url}/webhooks`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...agency.sign(message) },
    body: message.body,
    redirect: 'manual',
    signal: AbortSignal.timeout(agency.deadlineMs),
  });
  // #endtodo
}
// #endregion

// #region announce
/**
 * Step 1 · Tells the agency of an article that was just published, if it is a press release. The editor waits until this
 * returns, so what takes time goes to `later()`: work that becomes `true` for an answer from 200 to 299, else `false`.
 *
 * @throws never
 */
export function announce(article: DeskArticle, { agency, later }: ToAgency): void {
  // #todo push/press-release Send a press release later, and let the editor go on.
  const message = pressRelease(article);
  if (message) later(async () => (await post(message, agency)).ok);
  // #endtodo
}
// #endregion

// #region sign
/**
 * Step 2 · The headers of one attempt to send a message, as Standard Webhooks 1.0 defines them:
 *
 * - `webhook-id`: the message's id, the same at every attempt
 * - `webhook-timestamp`: now, in whole Unix seconds
 * - `webhook-signature`: `v1,` and, in base64, the HMAC-SHA256 of `id.timestamp.body`; its key is what follows `whsec_` in
 *   the secret, decoded from base64
 */
export function sign({ id, body }: WebhookMessage, { secret, now }: Signing): Record<string, string> {
  // #todo push/sign Sign the message.
  const timestamp = Math.floor(now() / 1000);
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` };
  // #endtodo
}
// #endregion

// #region thin-event
/**
 * Step 3 · Tells the archive that an article was published, changed or deleted: `POST {archive.url}/changes` with
 * `Content-Type: application/json` and the body `{"id": "…"}`, and nothing else of the article anywhere. The editor waits
 * until this returns, so what takes time goes to `later()`, as in step 1: within `archive.deadlineMs`, a redirect not
 * followed, `true` for 200 to 299.
 *
 * @throws never
 */
export function tellArchive(article: DeskArticle, { archive, later }: ToArchive): void {
  // #todo push/thin-event Send the article’s id to the archive, later.
  later(async () => {
    const response = await archive.fetch(`${archive.url}/changes`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: article.id }),
      redirect: 'manual',
      signal: AbortSignal.timeout(archive.deadlineMs),
    });
    return response.ok;
  });
  // #endtodo
}
// #endregion

// #region last-version
/**
 * Step 3 · Keeps an article for the archive, which comes for it any time later. The Host calls this in the same
 * transaction that publishes, changes or deletes the article; once deleted, it is nowhere else.
 *
 * @param article as it is now; when it was deleted, as it was last, with the state `deleted`
 * @param sql the Host's database, with the empty table `last_version (id TEXT PRIMARY KEY, article TEXT NOT NULL)`
 */
export function keepVersion(article: DeskArticle, sql: Sql): void {
  // #todo push/thin-event Keep this version in place of the one before.
  const values = [article.id, JSON.stringify(article)];
  sql.run('INSERT OR REPLACE INTO last_version (id, article) VALUES (?, ?)', values);
  // #endtodo
}

/**
 * Step 3 · What the archive gets when it comes for an article.
 *
 * @returns the article as it was handed to {@link keepVersion} last, all of it; `null` when none was with exactly this id
 */
export function lastVersion(id: string, sql: Sql): DeskArticle | null {
  // #todo push/thin-event Find the last version.
  const row = sql.get('SELECT article FROM last_version WHERE id = ?', [id]);
  return row ? JSON.parse(String(row['article'])) : null;
  // #endtodo
}
// #endregion

// #region local-day
/**
 * Step 4 · The calendar day that a moment belongs to where the clocks show the time of this zone.
 *
 * @param at milliseconds since 1970
 * @param timeZone an IANA name, for instance `Europe/Rome`
 * @returns for instance `2026-03-02`
 */
function localDay(at: number, timeZone: string): string {
  // #todo push/midnight-file Find the calendar day of a moment in a time zone.
  const format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts['year']}-${parts['month']}-${parts['day']}`;
  // #endtodo
}
// #endregion

// #region midnight-file
/**
 * Step 4 · The file with everyone who logged in on one day.
 *
 * @param day the calendar day in `timeZone`, for instance `2026-03-02`
 * @param logIns every log-in on record, also of other days; the same person may be in it many times
 * @returns a file called `logins-2026-03-02.txt`: each username once, in any order, encoded with `encodeURIComponent()`,
 *   and a line feed (`\n`) after each; on a day without log-ins the content is empty
 */
export function midnightFile(day: string, logIns: LogInRecord[], timeZone: string): TextFile {
  // #todo push/midnight-file Write down who logged in on this day.
  const ofThisDay = logIns.filter(({ at }) => localDay(at, timeZone) === day);
  const usernames = new Set(ofThisDay.map(({ username }) => username));
  const lines = [...usernames].map((username) => `${encodeURIComponent(username)}\n`);
  return { name: `logins-${day}.txt`, content: lines.join('') };
  // #endtodo
}
// #endregion

// #region send-file
/**
 * Step 4 · Sends a file once, whatever was sent before: `PUT {infosec.url}/logins/{file.name}`. The same name again replaces
 * the file there.
 *
 * @returns whether the answer was from 200 to 299; a redirect is not followed
 * @throws when InfoSec cannot be reached or does not answer within `infosec.deadlineMs`, an error of any kind
 */
export async function sendFile(file: TextFile, infosec: InfoSec): Promise<boolean> {
  // #todo push/midnight-file Put the file on InfoSec’s server.
  const response = await infosec.fetch(`${infosec.url}/logins/${file.name}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    body: file.content,
    redirect: 'manual',
    signal: AbortSignal.timeout(infosec.deadlineMs),
  });
  return response.ok;
  // #endtodo
}
// #endregion

// #region publish
/**
 * Step 5 · Publishes an article and, if it is a press release, puts its message into the table `outbox`, due at once: both
 * or, when either fails, nothing. Not async: all is done when this returns. From now on the Host calls this instead of
 * {@link announce}.
 *
 * @param save publishes the article and returns it; call it once. It throws when that is not possible
 * @throws what `save` or the database throws
 */
export function publish(save: () => DeskArticle, { sql, now }: Outbox): void {
  // #todo push/outbox Save the article and its message in one transaction.
  sql.transaction(() => {
    const article = save();
    const message = pressRelease(article);
    if (!message) return;
    const values = [message.id, article.id, message.body, now()];
    sql.run('INSERT INTO outbox (id, article, body, due_at) VALUES (?, ?, ?, ?)', values);
  });
  // #endtodo
}
// #endregion

// #region deliver
/**
 * Step 5 · Tries every message that is `waiting` and due once, with the id and the body of its row, and notes what came of
 * it. The Host calls this after {@link publish}, after every tick of the clock and after it was started, one call at a time.
 *
 * - 200 to 299: `sent`.
 * - 410: the agency wants no more of it; `given-up`.
 * - Anything else, or no answer in time: one attempt more, and due again as {@link nextTry} says; after the sixth attempt
 *   `given-up`.
 */
export async function deliver({ sql, agency, now }: Outbox): Promise<void> {
  // #todo push/outbox Send what is due, and note what came of it.
  const query = "SELECT * FROM outbox WHERE status = 'waiting' AND due_at <= ? ORDER BY due_at";
  for (const { id, body, attempts } of sql.all<OutboxRow>(query, [now()])) {
    const answer = await post({ id, body }, agency).catch(() => undefined);
    const next = nextTry(attempts + 1, answer, now());
    const status = answer?.ok ? 'sent' : answer?.status === 410 || next === null ? 'given-up' : 'waiting';
    const values = [status, attempts + 1, next ?? now(), id];
    sql.run('UPDATE outbox SET status = ?, attempts = ?, due_at = ? WHERE id = ?', values);
  }
  // #endtodo
}
// #endregion

// #region next-try
/**
 * Step 5 · When to try a message again that did not get through: after the wait from {@link WAITS_MS} or, when the agency
 * asked for a later time, at that time. It asks with 429, 502, 503 or 504 and `Retry-After` (RFC 9110, section 10.2.3):
 * seconds to wait, or an HTTP date. A `Retry-After` that is neither counts as none.
 *
 * @param attempts how often it has been tried by now, from 1
 * @param answer what the agency said; `undefined` when it said nothing
 * @param now milliseconds since 1970
 * @returns milliseconds since 1970; `null` after the last attempt
 */
function nextTry(attempts: number, answer: Response | undefined, now: number): number | null {
  // #todo push/outbox Find out when to try again.
  const wait = WAITS_MS[attempts - 1];
  if (wait === undefined) return null;
  const asked = answer && SLOW_DOWN.has(answer.status) ? answer.headers.get('Retry-After') : null;
  const at = asked === null ? NaN : /^\d+$/.test(asked) ? now + Number(asked) * 1000 : Date.parse(asked);
  return Math.max(now + wait, at || 0);
  // #endtodo
}
// #endregion

// Given: what step 5 needs to know, ready to use.

/** How long to wait after the first, second, … fifth attempt, in milliseconds: 30 seconds to 6 hours. */
const WAITS_MS = [30_000, 2 * 60_000, 10 * 60_000, 60 * 60_000, 6 * 60 * 60_000];

/** The statuses with which a Remote asks to be called less often. */
const SLOW_DOWN = new Set([429, 502, 503, 504]);
