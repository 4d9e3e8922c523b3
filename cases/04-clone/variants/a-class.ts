// Correct: classes with all the state in the database, a parser that goes letter by letter, and SQL that decides.

import type * as lab from 'host-and-remote/lab';

class Parser {
  #at = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text.startsWith('\uFEFF') ? text.slice(1) : text;
  }

  rows(): string[][] {
    const rows: string[][] = [];
    while (this.#at < this.#text.length) rows.push(this.#row());
    return rows;
  }

  #row(): string[] {
    const row = [this.#field()];
    while (this.#text[this.#at] === ',') {
      this.#at++;
      row.push(this.#field());
    }
    if (this.#text[this.#at] === '\r') this.#at++;
    if (this.#text[this.#at] === '\n') this.#at++;
    return row;
  }

  #field(): string {
    let field = '';
    if (this.#text[this.#at] !== '"') {
      while (this.#at < this.#text.length && !',\r\n'.includes(this.#text[this.#at]!)) field += this.#text[this.#at++];
      return field;
    }
    this.#at++;
    while (this.#at < this.#text.length) {
      const letter = this.#text[this.#at++]!;
      if (letter !== '"') field += letter;
      else if (this.#text[this.#at] === '"') {
        field += '"';
        this.#at++;
      } else break;
    }
    return field;
  }
}

class Clones {
  readonly #sql: lab.Sql;

  constructor(sql: lab.Sql) {
    this.#sql = sql;
  }

  find({ source, id }: lab.Key): lab.CloneRow | undefined {
    const rows = this.#sql.all<lab.CloneRow>('SELECT * FROM clone');
    return rows.find((row) => row.source === source && row.id === id);
  }

  hear({ source, id, version }: lab.Notice): boolean {
    const row = this.find({ source, id });
    if (!row) return false;
    const latest = Math.max(row.latest, version);
    this.#sql.run('UPDATE clone SET latest = ? WHERE source = ? AND id = ?', [latest, source, id]);
    return true;
  }
}

export async function fetchArticle(notice: lab.Notice, intranet: lab.Intranet): Promise<lab.Article> {
  const url = new URL('/articles', intranet.url);
  for (const name of ['version', 'id', 'source'] as const) url.searchParams.set(name, `${notice[name]}`);
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), intranet.deadlineMs);
  try {
    const response = await intranet.fetch(url.href, { signal: controller.signal, headers: { Accept: 'application/json' } });
    if (response.status !== 200) throw new RangeError(`status ${response.status}`);
    return JSON.parse(await response.text());
  } finally {
    clearTimeout(timer);
  }
}

export function toNews({ headline: title, standfirst: lead, paragraphs, publishedAt }: lab.Article): lab.News {
  const [day = ''] = publishedAt.split('T');
  let text = '';
  paragraphs.forEach((paragraph, index) => (text += (index ? '\n\n' : '') + paragraph));
  return { title, lead, text, day, section: 'Press' };
}

export async function takeOver(notice: lab.Notice, intranet: lab.Intranet): Promise<lab.News> {
  const news = toNews(await fetchArticle(notice, intranet));
  news.text = await intranet.withOwnFiles(news.text);
  return news;
}

export function insertNews(news: lab.News, sql: lab.Sql): number {
  const columns = Object.keys(news);
  sql.run(
    `INSERT INTO news (${columns.join()}) VALUES (${columns.map(() => '?').join()})`,
    Object.values(news) as string[],
  );
  return Number(sql.get('SELECT max(id) AS id FROM news')!.id);
}

export async function clone(notice: lab.Notice, website: lab.Website): Promise<void> {
  await cloneWith(notice, website);
}

async function cloneWith(notice: lab.Notice, { intranet, sql }: lab.Website): Promise<number> {
  const news = await takeOver(notice, intranet);
  return sql.transaction(() => insertNews(news, sql));
}

export function isKnown(notice: lab.Notice, sql: lab.Sql): boolean {
  return new Clones(sql).hear(notice);
}

/** Articles that are being fetched: whoever comes meanwhile waits for the first. */
const underWay = new Map<string, Promise<'created' | 'known'>>();

export async function cloneOnce(notice: lab.Notice, website: lab.Website): Promise<'created' | 'known'> {
  const key = JSON.stringify([notice.source, notice.id]);
  const first = underWay.get(key);
  if (first) {
    await first.catch(() => undefined);
    return cloneOnce(notice, website);
  }
  const work = (async () => {
    if (isKnown(notice, website.sql)) return 'known' as const;
    const news = await takeOver(notice, website.intranet);
    website.sql.transaction(() => {
      const { source, id, version } = notice;
      website.sql.run('INSERT INTO clone VALUES (?, ?, ?, ?, ?)', [
        source,
        id,
        insertNews(news, website.sql),
        version,
        version,
      ]);
    });
    return 'created' as const;
  })();
  underWay.set(key, work);
  try {
    return await work;
  } finally {
    underWay.delete(key);
  }
}

export function parseCsv(csv: string): string[][] {
  return new Parser(csv).rows();
}

export function toProfile(header: string[], fields: string[]): lab.Profile | null {
  if (fields.length !== header.length) return null;
  const get = (name: string) => (header.includes(name) ? fields[header.indexOf(name)]! : '');
  const active = { true: true, false: false }[get('active')];
  if (active === undefined) return null;
  const profile = {
    externalId: get('externalId'),
    userName: get('userName'),
    displayName: get('displayName'),
    title: get('title'),
    address: get('address'),
    active,
  };
  return profile.externalId && profile.userName && profile.displayName ? profile : null;
}

export function importEmployees(csv: string, sql: lab.Sql): lab.RowReport[] {
  const reports: lab.RowReport[] = [];
  const rows = parseCsv(csv);
  const header = rows.shift() ?? [];
  for (const fields of rows) {
    const row = reports.length + 1;
    const profile = toProfile(header, fields);
    if (profile === null) {
      reports.push({ row, outcome: 'malformed', note: `It has ${fields.length} fields.` });
      continue;
    }
    const there = sql.all<lab.Profile>('SELECT externalId, userName FROM profile');
    if (there.some(({ externalId }) => externalId === profile.externalId)) {
      reports.push({ row, outcome: 'known', note: '' });
    } else if (there.some(({ userName }) => userName.toUpperCase() === profile.userName.toUpperCase())) {
      reports.push({ row, outcome: 'conflict', note: profile.userName });
    } else {
      const { externalId, userName, displayName, title, address, active } = profile;
      sql.run(
        'INSERT INTO profile (active, address, title, displayName, userName, externalId) VALUES (?, ?, ?, ?, ?, ?)',
        [active ? 1 : 0, address, title, displayName, userName, externalId],
      );
      reports.push({ row, outcome: 'created', note: '' });
    }
  }
  return reports;
}

export async function reClone(key: lab.Key, { intranet, sql }: lab.Website): Promise<'refreshed' | 'current'> {
  const clones = new Clones(sql);
  const before = clones.find(key);
  if (!before || before.latest === before.version) return 'current';
  const news = await takeOver({ source: key.source, id: key.id, version: before.latest }, intranet);
  const now = clones.find(key)!;
  if (now.version >= before.latest) return 'current';
  sql.transaction(() => {
    sql.run('UPDATE news SET text = ? WHERE id = ?', [news.text, now.news]);
    sql.run('UPDATE news SET lead = ? WHERE id = ?', [news.lead, now.news]);
    sql.run('UPDATE clone SET version = ? WHERE source = ? AND id = ?', [before.latest, key.source, key.id]);
  });
  return 'refreshed';
}

export async function copyFile(address: string, { intranet, keep }: lab.Library): Promise<string> {
  const response = await intranet.fetch(address, { signal: AbortSignal.timeout(intranet.deadlineMs) });
  if (response.status !== 200) throw new Error(`no file at ${address}`);
  const blob = await response.blob();
  return keep({ type: response.headers.get('content-type')!, content: Buffer.from(await blob.arrayBuffer()) });
}

export async function withOwnFiles(text: string, library: lab.Library): Promise<string> {
  const parts = text.split(/(\]\()(https?:\/\/[^\s()]+)(?=\))/);
  for (let index = 2; index < parts.length; index += 3) {
    if (new URL(parts[index]!).host === new URL(library.intranet.url).host && parts[index]!.startsWith('http:')) {
      parts[index] = await copyFile(parts[index]!, library);
    }
  }
  return parts.join('');
}
