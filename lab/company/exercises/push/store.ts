/** What the editorial desk keeps in the Host's database: articles, how each was passed on, log-ins, midnights. */
import type { DeskArticle, LogInRecord, OutboxRow } from '../../../api/push.ts';
import type { Sql } from '../../../api/sql.ts';
import { seedDesk } from './seed.ts';
import { NIGHT_ZONE } from './zone.ts';

/** What a person fills in. */
export interface Draft {
  title: string;
  text: string;
  tags: string[];
}

/** An article as its author sees it. */
export interface OwnArticle extends Draft {
  id: string;
  state: 'draft' | 'published';
  /** ISO 8601, UTC. */
  changedAt: string;
  publishedAt: string | null;
}

/** How the Host stands with a Remote about one article. */
export interface Delivery {
  status: 'under-way' | 'sent' | 'failed' | 'not-connected';
  /** Milliseconds since 1970. */
  at: number;
}

/** One midnight's file. */
export interface Night {
  /** The day that ended, for instance `2026-03-02`. */
  day: string;
  /** `refused` by InfoSec, `unanswered` by it, or `failed` before it was even asked. */
  status: 'sent' | 'refused' | 'unanswered' | 'failed';
  /** Milliseconds since 1970. */
  at: number;
}

/** The article cannot be published, changed or deleted, because it is no longer what the editor saw. */
export class Outdated extends Error {
  override name = 'Outdated';
}

const SCHEMA = [
  `CREATE TABLE desk_article (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    author TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    tags TEXT NOT NULL, -- JSON list
    state TEXT NOT NULL CHECK (state IN ('draft', 'published')),
    changed_at TEXT NOT NULL,
    published_at TEXT
  ) STRICT`,
  `CREATE TABLE delivery (
    article TEXT NOT NULL,
    remote TEXT NOT NULL,
    status TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (article, remote)
  ) STRICT`,
  'CREATE TABLE last_version (id TEXT PRIMARY KEY, article TEXT NOT NULL) STRICT',
  'CREATE TABLE log_in (username TEXT NOT NULL, at INTEGER NOT NULL) STRICT',
  // Sessions end when people log out; that they came in is kept here, in the same transaction.
  `CREATE TRIGGER log_in_noted AFTER INSERT ON session BEGIN
    INSERT INTO log_in SELECT username, NEW.started_at FROM person WHERE id = NEW.user_id;
  END`,
  'CREATE TABLE night (day TEXT PRIMARY KEY, status TEXT NOT NULL, at INTEGER NOT NULL) STRICT',
  'CREATE TABLE night_zone (zone TEXT NOT NULL) STRICT',
  `CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    article TEXT NOT NULL,
    body TEXT NOT NULL CONSTRAINT release_fits CHECK (length(body) <= 8000),
    status TEXT NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'sent', 'given-up')),
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL
  ) STRICT`,
];

/** The desk's own tables. Everything is synchronous. */
export class Store {
  readonly #sql: Sql;
  readonly #now: () => number;

  /**
   * @param firstDay the day that goes on; midnights are counted from its end
   */
  constructor(sql: Sql, now: () => number, firstDay: string) {
    this.#sql = sql;
    this.#now = now;
    const there = sql.get("SELECT 1 FROM sqlite_schema WHERE name = 'desk_article'");
    if (there) return;
    sql.transaction(() => {
      for (const statement of SCHEMA) sql.run(statement);
      sql.run("INSERT INTO night (day, status, at) VALUES (?, 'before', ?)", [dayBefore(firstDay), now()]);
      sql.run('INSERT INTO night_zone (zone) VALUES (?)', [NIGHT_ZONE]);
      seedDesk(sql, this.#iso());
    });
  }

  /** Everything that one person wrote, what changed last on top. */
  articlesOf(author: string): OwnArticle[] {
    return this.#sql
      .all<ArticleRow>('SELECT * FROM desk_article WHERE author = ? ORDER BY changed_at DESC, number DESC', [author])
      .map(toOwn);
  }

  /** One person's article; `undefined` when they have none with this id. */
  article(id: string, author: string): OwnArticle | undefined {
    const row = this.#sql.get<ArticleRow>('SELECT * FROM desk_article WHERE id = ? AND author = ?', [id, author]);
    return row && toOwn(row);
  }

  /**
   * Adds a draft.
   *
   * @returns its id
   */
  create(draft: Draft, author: string): string {
    const { number } = this.#sql.get<{ number: number }>(
      "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'desk_article'), 0) + 1 AS number",
    )!;
    const id = `${slug(draft.title)}-${number}`;
    const values = [id, author, draft.title, draft.text, JSON.stringify(draft.tags), this.#iso()];
    this.#sql.run(
      "INSERT INTO desk_article (id, author, title, text, tags, state, changed_at) VALUES (?, ?, ?, ?, ?, 'draft', ?)",
      values,
    );
    return id;
  }

  /**
   * Writes new words into an article, draft or published.
   *
   * @throws Outdated when it is gone
   */
  change(id: string, { title, text, tags }: Draft, author: string): void {
    const values = [title, text, JSON.stringify(tags), this.#iso(), id, author];
    const { changes } = this.#sql.run(
      'UPDATE desk_article SET title = ?, text = ?, tags = ?, changed_at = ? WHERE id = ? AND author = ?',
      values,
    );
    if (changes === 0) throw new Outdated('This article was deleted meanwhile.');
    this.#intoNews(id);
  }

  /**
   * Makes a draft public.
   *
   * @throws Outdated when it is no draft any more
   */
  publish(id: string, author: string): void {
    const at = this.#iso();
    const { changes } = this.#sql.run(
      "UPDATE desk_article SET state = 'published', published_at = ?, changed_at = ? WHERE id = ? AND author = ? AND state = 'draft'",
      [at, at, id, author],
    );
    if (changes === 0) throw new Outdated('This article was published or deleted meanwhile.');
    this.#intoNews(id);
  }

  /**
   * Notes that an article changes now, without other words.
   *
   * @throws Outdated when it is gone
   */
  touch(id: string, author: string): void {
    const values = [this.#iso(), id, author];
    const { changes } = this.#sql.run('UPDATE desk_article SET changed_at = ? WHERE id = ? AND author = ?', values);
    if (changes === 0) throw new Outdated('This article was deleted already.');
  }

  /** Whether an article is public. */
  isPublished(id: string): boolean {
    return this.#sql.get("SELECT 1 FROM desk_article WHERE id = ? AND state = 'published'", [id]) !== undefined;
  }

  /** Removes an article for good. */
  remove(id: string, author: string): void {
    this.#sql.run('DELETE FROM desk_article WHERE id = ? AND author = ?', [id, author]);
    this.#sql.run('DELETE FROM article WHERE id = ?', [id]);
  }

  /** Notes how the Host stands with a Remote about an article. */
  note(article: string, remote: string, status: Delivery['status']): void {
    this.#sql.run('INSERT OR REPLACE INTO delivery (article, remote, status, at) VALUES (?, ?, ?, ?)', [
      article,
      remote,
      status,
      this.#now(),
    ]);
  }

  /** How the Host stands with a Remote about an article; `undefined` while there is nothing to say. */
  delivery(article: string, remote: string): Delivery | undefined {
    return this.#sql.get<Delivery>('SELECT status, at FROM delivery WHERE article = ? AND remote = ?', [
      article,
      remote,
    ]);
  }

  /** What was under way when the Host was stopped will not arrive any more. */
  forgetUnderWay(): void {
    this.#sql.run("UPDATE delivery SET status = 'failed' WHERE status = 'under-way'");
  }

  /** An article's row in the outbox. */
  outboxRow(article: string): OutboxRow | undefined {
    return this.#sql.get<OutboxRow>('SELECT * FROM outbox WHERE article = ? ORDER BY due_at DESC', [article]);
  }

  /** How many messages the outbox holds, whatever became of them. */
  outboxSize(): number {
    return this.#sql.get<{ size: number }>('SELECT count(*) AS size FROM outbox')!.size;
  }

  /** Every log-in on record, oldest first. */
  logIns(): LogInRecord[] {
    return this.#sql.all<LogInRecord>('SELECT username, at FROM log_in ORDER BY at, rowid');
  }

  /**
   * Notes that somebody came in.
   *
   * @param at when; now unless told
   */
  addLogIn(username: string, at = this.#now()): void {
    this.#sql.run('INSERT INTO log_in (username, at) VALUES (?, ?)', [username, at]);
  }

  /** The time zone whose midnight ends a day. */
  nightZone(): string {
    return this.#sql.get<{ zone: string }>('SELECT zone FROM night_zone')!.zone;
  }

  /** From now on, days end at midnight in this time zone. */
  moveNight(zone: string): void {
    this.#sql.run('UPDATE night_zone SET zone = ?', [zone]);
  }

  /** The midnights so far, latest first. */
  nights(): Night[] {
    return this.#sql.all<Night>("SELECT * FROM night WHERE status <> 'before' ORDER BY day DESC");
  }

  /** The latest day whose file was at least tried, or the one before the first. */
  lastNight(): string {
    return this.#sql.get<{ day: string }>('SELECT max(day) AS day FROM night')!.day;
  }

  /** Notes what came of a midnight's file. */
  noteNight(day: string, status: Night['status']): void {
    this.#sql.run('INSERT OR REPLACE INTO night (day, status, at) VALUES (?, ?, ?)', [day, status, this.#now()]);
  }

  #iso(): string {
    return new Date(this.#now()).toISOString();
  }

  /** Shows a published article in the news, as it is now. A draft is not news. */
  #intoNews(id: string): void {
    const row = this.#sql.get<ArticleRow>("SELECT * FROM desk_article WHERE id = ? AND state = 'published'", [id]);
    if (!row) return;
    const { title, text, publishedAt } = toOwn(row);
    const [lead = '', ...rest] = paragraphs(text);
    const values = [id, title, lead, JSON.stringify(rest), publishedAt, row.author];
    this.#sql.run(
      "INSERT OR REPLACE INTO article (id, title, summary, body, office, published_at, author, audience) VALUES (?, ?, ?, ?, (SELECT office FROM article WHERE id = ?1), ?, ?, coalesce((SELECT audience FROM article WHERE id = ?1), 'everyone'))",
      values,
    );
  }
}

/** What learner code gets to see of an article. */
export function toDeskArticle(
  { id, title, text, tags, publishedAt, changedAt }: OwnArticle,
  state: DeskArticle['state'],
): DeskArticle {
  return { id, title, text, tags: [...tags], state, publishedAt: publishedAt ?? changedAt, changedAt };
}

/**
 * The day before, in the calendar.
 *
 * @param day for instance `2026-03-01`
 */
function dayBefore(day: string): string {
  return shifted(day, -1);
}

/** The day after, in the calendar. */
export function dayAfter(day: string): string {
  return shifted(day, 1);
}

function shifted(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

function paragraphs(text: string): string[] {
  return text.split(/\n\s*\n/).map((paragraph) => paragraph.trim());
}

function slug(title: string): string {
  const plain = title.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return (
    plain
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '')
      .slice(0, 40)
      .replace(/-$/, '') || 'article'
  );
}

interface ArticleRow {
  id: string;
  author: string;
  title: string;
  text: string;
  /** A JSON list. */
  tags: string;
  state: OwnArticle['state'];
  changed_at: string;
  published_at: string | null;
}

function toOwn({ id, title, text, tags, state, changed_at, published_at }: ArticleRow): OwnArticle {
  return {
    id,
    title,
    text,
    tags: JSON.parse(tags) as string[],
    state,
    changedAt: changed_at,
    publishedAt: published_at,
  };
}
