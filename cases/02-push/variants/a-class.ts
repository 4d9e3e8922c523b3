// Correct: two classes, random ids, redirects refused as errors, everything due sent at the same time, and a table of its own for the archive.
import { createHmac, randomUUID } from 'node:crypto';
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

const TAG = 'press-release';

class Press {
  message(article: DeskArticle): WebhookMessage | null {
    for (const tag of article.tags) {
      if (tag !== TAG) continue;
      const data = { title: article.title, text: article.text };
      return { id: randomUUID(), body: JSON.stringify({ data, type: 'press-release.published' }, null, 2) };
    }
    return null;
  }

  async post(message: WebhookMessage, agency: Agency): Promise<Response> {
    const headers = new Headers(agency.sign(message));
    headers.set('content-type', 'application/json; charset=utf-8');
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), agency.deadlineMs);
    try {
      const request = { method: 'post', headers, body: message.body, redirect: 'error' as const };
      return await agency.fetch(new URL('/webhooks', agency.url).href, { ...request, signal: controller.signal });
    } finally {
      clearTimeout(timer);
    }
  }

  async reaches(message: WebhookMessage, agency: Agency): Promise<boolean> {
    try {
      const { status } = await this.post(message, agency);
      return status >= 200 && status <= 299;
    } catch {
      return false;
    }
  }
}

const press = new Press();

export const pressRelease = (article: DeskArticle) => press.message(article);
export const post = (message: WebhookMessage, agency: Agency) => press.post(message, agency);

export const announce = (article: DeskArticle, to: ToAgency): void => {
  const message = press.message(article);
  if (message === null) return;
  to.later(() => press.reaches(message, to.agency));
};

export const sign = (message: WebhookMessage, signing: Signing): Record<string, string> => {
  const seconds = `${(signing.now() / 1000) | 0}`;
  const [, encoded] = signing.secret.split('_') as [string, string];
  const hmac = createHmac('sha256', Buffer.from(encoded, 'base64'));
  for (const part of [message.id, '.', seconds, '.', message.body]) hmac.update(part, 'utf8');
  return {
    'Webhook-Signature': `v1,${hmac.digest().toString('base64')}`,
    'Webhook-Timestamp': seconds,
    'Webhook-Id': message.id,
  };
};

class Keeper {
  #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
    sql.run(
      'CREATE TABLE IF NOT EXISTS my_versions (number INTEGER PRIMARY KEY, page TEXT NOT NULL, content TEXT NOT NULL)',
    );
  }

  keep(article: DeskArticle): void {
    this.#sql.run('INSERT INTO my_versions (page, content) VALUES (?, ?)', [article.id, JSON.stringify(article)]);
  }

  last(id: string): DeskArticle | null {
    const rows = this.#sql.all('SELECT content FROM my_versions WHERE page = ? ORDER BY number', [id]);
    const content = rows.at(-1)?.content;
    return typeof content === 'string' ? (JSON.parse(content) as DeskArticle) : null;
  }
}

export const keepVersion = (article: DeskArticle, sql: Sql): void => new Keeper(sql).keep(article);
export const lastVersion = (id: string, sql: Sql): DeskArticle | null => new Keeper(sql).last(id);

export const tellArchive = ({ id }: DeskArticle, { archive, later }: ToArchive): void =>
  later(async () => {
    try {
      const answer = await archive.fetch(archive.url + '/changes', {
        method: 'POST',
        headers: [['content-type', 'application/json']],
        body: `{ "id": ${JSON.stringify(id)} }`,
        redirect: 'error',
        signal: AbortSignal.timeout(archive.deadlineMs),
      });
      return Math.floor(answer.status / 100) === 2;
    } catch {
      return false;
    }
  });

export const midnightFile = (day: string, logIns: LogInRecord[], timeZone: string): TextFile => {
  const dayOf = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const lines = new Map<string, string>();
  for (const { username, at } of logIns) {
    if (dayOf.format(at) === day) lines.set(username, encodeURIComponent(username));
  }
  return { name: 'logins-' + day + '.txt', content: [...lines.values(), ''].join('\n') };
};

export const sendFile = async ({ name, content }: TextFile, { url, fetch, deadlineMs }: InfoSec): Promise<boolean> => {
  const response = await fetch([url, 'logins', name].join('/'), {
    method: 'PUT',
    body: content,
    redirect: 'error',
    signal: AbortSignal.timeout(deadlineMs),
  });
  return response.status === 200 || response.status === 201 || response.status === 204 || response.ok;
};

export const publish = (save: () => DeskArticle, { sql, now }: Outbox): void =>
  sql.transaction(() => {
    const article = save();
    const message = press.message(article);
    if (message === null) return;
    sql.run("INSERT INTO outbox VALUES (?, ?, ?, 'waiting', 0, ?)", [message.id, article.id, message.body, now()]);
  });

const MINUTES = [0.5, 2, 10, 60, 360];

export const deliver = async ({ sql, agency, now }: Outbox): Promise<void> => {
  const started = now();
  const rows = sql.all('SELECT * FROM outbox').filter(({ status, due_at }) => status === 'waiting' && Number(due_at) <= started);
  await Promise.all(
    rows.map(async (row) => {
      const [id, attempts] = [String(row.id), Number(row.attempts) + 1];
      const note = (status: string, due: number) =>
        sql.run('UPDATE outbox SET status = ?, attempts = ?, due_at = ? WHERE id = ?', [status, attempts, due, id]);
      const answer = await press.post({ id, body: String(row.body) }, agency).catch(() => null);
      if (answer?.ok) return note('sent', now());
      const minutes = MINUTES[attempts - 1];
      if (answer?.status === 410 || minutes === undefined) return note('given-up', now());
      return note('waiting', Math.max(now() + minutes * 60_000, asked(answer, now())));
    }),
  );
};

function asked(answer: Response | null, now: number): number {
  if (!answer || ![429, 502, 503, 504].includes(answer.status)) return 0;
  const header = answer.headers.get('retry-after')?.trim() ?? '';
  const seconds = Number(header || NaN);
  if (Number.isInteger(seconds)) return now + seconds * 1000;
  const date = new Date(header).getTime();
  return Number.isNaN(date) ? 0 : date;
}
