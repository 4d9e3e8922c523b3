/** The Host's own data: who works here, what they can read, who is logged in. Home offices and passwords are not in it. */
import { randomBytes } from 'node:crypto';
import sqlite from 'node-sqlite3-wasm';
import type { Sql } from '../../api/sql.ts';
import { news } from '../seed/news.ts';
import { people } from '../seed/people.ts';
import { sqlOf } from './sql.ts';

/** A person who is logged in, as the Host remembers them until they log out. */
export interface Reader {
  /** The user ID, for instance `00107`. */
  id: string;
  name: string;
  /** What the person may do, for instance `news:managers`. */
  permissions: string[];
}

/** An article as lists show it. */
export interface Headline {
  id: string;
  title: string;
  summary: string;
  /** Code of the office it is about, for instance `LIS`; `null` for the whole company. */
  office: string | null;
  /** ISO 8601, UTC. */
  publishedAt: string;
  author: { name: string; role: string };
  audience: 'everyone' | 'managers';
}

/** An article as the Host shows it. */
export interface Story extends Headline {
  /** Paragraphs of plain text. */
  body: string[];
}

/** The Host's database. Everything is synchronous: SQLite runs in the same thread. */
export interface Database {
  /** Everything that a person with these permissions may read, newest first; new objects every time. */
  news(permissions: readonly string[]): Headline[];
  /** One article; `undefined` when there is none with this id, or not for a person with these permissions. */
  story(id: string, permissions: readonly string[]): Story | undefined;
  /** A person of the company by user ID, with the permissions they started with. */
  person(id: string): Reader | undefined;
  /**
   * Opens a session.
   *
   * @param now milliseconds since 1970
   * @returns the session's id, which nobody can guess
   */
  createSession(reader: Reader, now: number): string;
  /** Who a session belongs to; `undefined` when it does not exist or is older than {@link SESSION_MS}. */
  findSession(id: string, now: number): Reader | undefined;
  /** Ends a session. One that does not exist is no error. */
  deleteSession(id: string): void;
  /** The database itself, for tables that an exercise adds. */
  readonly sql: Sql;
  /** Closes the database; nothing else may be called afterwards. */
  close(): void;
}

/** How long a session lasts, in milliseconds: a working day. */
export const SESSION_MS = 12 * 60 * 60 * 1000;

const SCHEMA_VERSION = 1;

const SCHEMA = `
  CREATE TABLE person (
    id TEXT PRIMARY KEY,
    username TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    permissions TEXT NOT NULL -- JSON list
  ) STRICT;
  CREATE TABLE article (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL, -- JSON list of paragraphs
    office TEXT,
    published_at TEXT NOT NULL,
    author TEXT NOT NULL REFERENCES person (id),
    audience TEXT NOT NULL CHECK (audience IN ('everyone', 'managers'))
  ) STRICT;
  CREATE INDEX article_by_date ON article (published_at);
  CREATE TABLE session (
    id TEXT PRIMARY KEY,
    user_id TEXT NOT NULL,
    name TEXT NOT NULL,
    permissions TEXT NOT NULL, -- JSON list
    started_at INTEGER NOT NULL -- milliseconds since 1970
  ) STRICT;
`;

/** As literals, which SQLite reads in half the time that it takes to find its way through JSON. */
const SEED = `
  INSERT INTO person (id, username, name, role, permissions)
  VALUES ${rowsOf(people.map((one) => [one.id, one.username, one.name, one.role, one.permissions]))};
  INSERT INTO article (id, title, summary, body, office, published_at, author, audience)
  VALUES ${rowsOf(news.map((one) => [one.id, one.title, one.summary, one.body, one.office, one.publishedAt, one.author, one.audience]))};
`;

const HEADLINE = `article.id, title, summary, office, published_at, audience,
  person.name AS author_name, person.role AS author_role`;
const STORIES = `
  FROM article JOIN person ON person.id = article.author
  WHERE (article.audience = 'everyone' OR ?1)
`;

/**
 * Opens the Host's database. An empty one gets its tables and is filled from the seed; an existing one stays as it is.
 *
 * @param path `:memory:` or a file's path
 * @throws Error when the file cannot be opened, is locked by another process, or was made by another version of the kit
 */
export function openDatabase(path: string): Database {
  const db = new sqlite.Database(path);
  try {
    prepare(db, path);
  } catch (error) {
    db.close();
    if (!/database is locked/.test(String(error))) throw error;
    throw new Error(`The database ${path} is locked. If no other Host uses it, remove the folder ${path}.lock.`);
  }
  return new HostDatabase(db);
}

class HostDatabase implements Database {
  readonly sql: Sql;
  readonly #db: sqlite.Database;

  constructor(db: sqlite.Database) {
    this.#db = db;
    this.sql = sqlOf(db);
  }

  news(permissions: readonly string[]): Headline[] {
    const newestFirst = `SELECT ${HEADLINE} ${STORIES} ORDER BY published_at DESC, article.id`;
    return this.sql.all<HeadlineRow>(newestFirst, [isManager(permissions)]).map(toHeadline);
  }

  story(id: string, permissions: readonly string[]): Story | undefined {
    const one = `SELECT ${HEADLINE}, body ${STORIES} AND article.id = ?2`;
    const row = this.sql.get<HeadlineRow & { body: string }>(one, [isManager(permissions), id]);
    return row && { ...toHeadline(row), body: JSON.parse(row.body) as string[] };
  }

  person(id: string): Reader | undefined {
    const row = this.sql.get<ReaderRow>('SELECT id, name, permissions FROM person WHERE id = ?', [id]);
    return row && toReader(row);
  }

  createSession({ id, name, permissions }: Reader, now: number): string {
    this.sql.run('DELETE FROM session WHERE started_at <= ?', [now - SESSION_MS]);
    const session = randomBytes(32).toString('base64url');
    const values = [session, id, name, JSON.stringify(permissions), now];
    this.sql.run('INSERT INTO session (id, user_id, name, permissions, started_at) VALUES (?, ?, ?, ?, ?)', values);
    return session;
  }

  findSession(id: string, now: number): Reader | undefined {
    const sql = 'SELECT user_id AS id, name, permissions FROM session WHERE id = ? AND started_at > ?';
    const row = this.sql.get<ReaderRow>(sql, [id, now - SESSION_MS]);
    return row && toReader(row);
  }

  deleteSession(id: string): void {
    this.sql.run('DELETE FROM session WHERE id = ?', [id]);
  }

  close(): void {
    this.#db.close();
  }
}

function prepare(db: sqlite.Database, path: string): void {
  // Node's permission model forbids fsync. Without it, only a crash of the whole machine can cost data.
  db.exec('PRAGMA synchronous = OFF');
  const version = (db.get('PRAGMA user_version') as { user_version: number }).user_version;
  if (version === SCHEMA_VERSION) return;
  if (version !== 0) {
    throw new Error(
      `The database ${path} was made by another version of the kit. Delete it; the Host makes a new one.`,
    );
  }
  db.exec(`BEGIN IMMEDIATE; ${SCHEMA} ${SEED} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`);
}

function rowsOf(rows: (string | string[] | null)[][]): string {
  return rows.map((row) => `(${row.map(literal).join(', ')})`).join(',\n');
}

function literal(value: string | string[] | null): string {
  if (value === null) return 'NULL';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `'${text.replaceAll("'", "''")}'`;
}

function isManager(permissions: readonly string[]): boolean {
  return permissions.includes('news:managers');
}

/** The permissions are a JSON list. */
type ReaderRow = Omit<Reader, 'permissions'> & { permissions: string };

function toReader({ id, name, permissions }: ReaderRow): Reader {
  return { id, name, permissions: JSON.parse(permissions) as string[] };
}

interface HeadlineRow extends Omit<Headline, 'publishedAt' | 'author'> {
  published_at: string;
  author_name: string;
  author_role: string;
}

function toHeadline({
  id,
  title,
  summary,
  office,
  published_at,
  author_name,
  author_role,
  audience,
}: HeadlineRow): Headline {
  const author = { name: author_name, role: author_role };
  return { id, title, summary, office, publishedAt: published_at, author, audience };
}
