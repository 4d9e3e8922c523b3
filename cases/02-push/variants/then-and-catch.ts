// Correct: promise chains, two signatures in one header (as while a secret is changed), SQL that decides by itself, sorted lines.
import { createHmac } from 'node:crypto';
import type {
  Agency,
  DeskArticle,
  InfoSec,
  LogInRecord,
  Outbox,
  Signing,
  Sql,
  TextFile,
  ToAgency,
  ToArchive,
  WebhookMessage,
} from 'host-and-remote/lab';

function pressRelease(article: DeskArticle): WebhookMessage | null {
  const type = 'press-release.published';
  return new Set(article.tags).has('press-release')
    ? {
        id: article.id,
        body: JSON.stringify({
          type,
          timestamp: article.publishedAt,
          data: { id: article.id, title: article.title, text: article.text, tags: article.tags },
        }),
      }
    : null;
}

function post(message: WebhookMessage, agency: Agency): Promise<Response> {
  const headers = Object.assign({ 'content-type': 'application/json' }, agency.sign(message));
  const signal = AbortSignal.any([AbortSignal.timeout(agency.deadlineMs)]);
  return agency
    .fetch(agency.url + '/webhooks', { method: 'POST', headers, body: Buffer.from(message.body), redirect: 'manual', signal })
    .then((response) => response.text().then(() => response, () => response));
}

function announce(article: DeskArticle, { agency, later }: ToAgency) {
  const message = pressRelease(article);
  message &&
    later(() =>
      post(message, agency).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
}

function sign({ id, body }: WebhookMessage, { secret, now }: Signing) {
  const timestamp = Math.round(now() / 1000).toString();
  const bytes = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), Buffer.from(body)]);
  const of = (key: Buffer) => 'v1,' + createHmac('sha256', key).update(bytes).digest('base64');
  const signatures = [of(Buffer.from('a key of last year')), of(Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))];
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

function tellArchive(article: DeskArticle, { archive: { url, fetch, deadlineMs }, later }: ToArchive) {
  const init: RequestInit = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(article, ['id']),
    redirect: 'manual',
  };
  later(() => fetch(`${url}/changes`, { ...init, signal: AbortSignal.timeout(deadlineMs) }).then((answer) => answer.ok));
}

function keepVersion(article: DeskArticle, sql: Sql) {
  const text = JSON.stringify(article);
  const { changes } = sql.run('UPDATE last_version SET article = ? WHERE id = ?', [text, article.id]);
  if (changes === 0) sql.run('INSERT INTO last_version VALUES (?, ?)', [article.id, text]);
}

function lastVersion(id: string, sql: Sql): DeskArticle | null {
  for (const row of sql.all('SELECT * FROM last_version')) if (row['id'] === id) return JSON.parse(row['article'] as string);
  return null;
}

/** The moment at which a calendar day begins, found by halving. */
function startOf(day: string, timeZone: string): number {
  const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  let [before, after] = [Date.parse(day) - 86_400_000, Date.parse(day) + 86_400_000];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayOf.format(middle) < day) before = middle;
    else after = middle;
  }
  return after;
}

function midnightFile(day: string, logIns: LogInRecord[], timeZone: string): TextFile {
  const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  const [from, to] = [startOf(day, timeZone), startOf(next, timeZone)];
  const content = logIns
    .filter(({ at }) => from <= at && at < to)
    .map(({ username }) => encodeURIComponent(username))
    .sort()
    .filter((line, index, lines) => line !== lines[index - 1])
    .reduce((text, line) => text + line + '\n', '');
  return { name: `logins-${day}.txt`, content };
}

function sendFile({ name, content: body }: TextFile, { url, fetch, deadlineMs }: InfoSec): Promise<boolean> {
  const signal = AbortSignal.timeout(deadlineMs);
  return fetch(`${url}/logins/${encodeURIComponent(name)}`, { method: 'PUT', body, redirect: 'manual', signal }).then(
    ({ status }) => status > 199 && status < 300,
  );
}

function publish(save: () => DeskArticle, { sql, now }: Outbox) {
  return sql.transaction(() => {
    const article = save();
    const message = pressRelease(article);
    const values = { id: message?.id, article: article.id, body: message?.body, due_at: now() };
    const columns = Object.keys(values);
    if (message) {
      const places = columns.map(() => '?').join();
      sql.run(`INSERT INTO outbox (${columns.join()}) VALUES (${places})`, Object.values(values) as string[]);
    }
  });
}

async function deliver(outbox: Outbox): Promise<void> {
  const next = "SELECT id, body FROM outbox WHERE status = 'waiting' AND due_at <= ? AND id > ? ORDER BY id LIMIT 1";
  let last = '';
  for (let row; (row = outbox.sql.get(next, [outbox.now(), last])); last = row['id'] as string) {
    await attempt(row['id'] as string, row['body'] as string, outbox);
  }
}

function attempt(id: string, body: string, { sql, agency, now }: Outbox): Promise<unknown> {
  const end = (status: string) =>
    sql.run('UPDATE outbox SET status = ?, attempts = attempts + 1 WHERE id = ?', [status, id]);
  const again = (asked: number) =>
    sql.run(
      `UPDATE outbox SET attempts = attempts + 1,
        status = iif(attempts >= 5, 'given-up', 'waiting'),
        due_at = max(?, ? + CASE attempts WHEN 0 THEN 30 WHEN 1 THEN 120 WHEN 2 THEN 600 WHEN 3 THEN 3600 ELSE 21600 END * 1000)
      WHERE id = ?`,
      [asked, now(), id],
    );
  return post({ id, body }, agency).then(
    ({ ok, status, headers }) => {
      if (ok) return end('sent');
      if (status === 410) return end('given-up');
      const value = [429, 502, 503, 504].includes(status) ? headers.get('retry-after') : null;
      const at = value && (isNaN(+value) ? Date.parse(value) : now() + 1000 * +value);
      return again(at || 0);
    },
    () => again(0),
  );
}

export { announce, deliver, keepVersion, lastVersion, midnightFile, post, pressRelease, publish, sendFile, sign, tellArchive };
