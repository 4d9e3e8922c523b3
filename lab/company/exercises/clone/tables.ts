/** The tables of Clone: the public website's News and files, and the profiles of The Pass. */
import type { News } from '../../../api/clone.ts';
import type { Sql } from '../../../api/sql.ts';

/** The longest title of a News item, in characters. */
export const TITLE_LENGTH = 200;

/** The longest id of an article on record, in characters: a row that can fail although the News item has been stored. */
const ID_LENGTH = 200;

const SCHEMA = [
  `CREATE TABLE news (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL CONSTRAINT title_fits CHECK (length(title) <= ${TITLE_LENGTH}),
    lead TEXT NOT NULL,
    text TEXT NOT NULL,
    day TEXT NOT NULL, -- in UTC, for instance 2026-03-02
    section TEXT NOT NULL CONSTRAINT known_section CHECK (section IN ('Press', 'Food', 'People'))
  ) STRICT`,
  `CREATE TABLE clone (
    source TEXT NOT NULL,
    id TEXT NOT NULL,
    news INTEGER NOT NULL,
    version INTEGER NOT NULL,
    latest INTEGER NOT NULL,
    PRIMARY KEY (source, id)
  ) STRICT`,
  // A CHECK would be passed over in silence by INSERT OR IGNORE, which is one way to clone an article once.
  `CREATE TRIGGER id_fits BEFORE INSERT ON clone WHEN length(new.id) > ${ID_LENGTH}
   BEGIN SELECT raise(ABORT, 'The id is too long.'); END`,
  'CREATE TABLE media (id INTEGER PRIMARY KEY AUTOINCREMENT, type TEXT NOT NULL, content BLOB NOT NULL) STRICT',
  // Notices that led to nothing: kept for the editors, until the article is there.
  `CREATE TABLE missed (
    source TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL, -- milliseconds since 1970
    why TEXT NOT NULL,
    PRIMARY KEY (source, id, version)
  ) STRICT`,
  `CREATE TABLE profile (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    externalId TEXT,
    userName TEXT NOT NULL,
    displayName TEXT NOT NULL,
    title TEXT NOT NULL,
    address TEXT NOT NULL,
    active INTEGER NOT NULL
  ) STRICT`,
  'CREATE TABLE import_run (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, outcome TEXT NOT NULL, rows TEXT NOT NULL) STRICT',
  'CREATE TABLE next_import (at INTEGER NOT NULL) STRICT',
];

/** Typed in by hand, long before any clone. */
const TYPED: readonly News[] = [
  {
    title: 'Skrei from a new boat',
    lead: 'Our cod comes from the Havlyst, a family boat with a crew of three.',
    text: 'It is landed before nine and in our kitchens by four. The season ends around Easter; after that we go back to saithe and haddock.\n\nOur kitchens in Bergen and Ghent have it on the menu on Thursdays.',
    day: '2026-02-27',
    section: 'Food',
  },
  {
    title: 'Estorno opens for lunch on Mondays',
    lead: 'From 9 March our oldest dining room serves a short lunch.',
    text: 'One soup, two mains and a dessert, from noon to three. In the evening the room stays dark: that is when the floors get their wax.',
    day: '2026-02-25',
    section: 'Press',
  },
];

/**
 * Creates and fills the tables, unless they are there.
 *
 * @param nextImport milliseconds since 1970
 */
export function prepareTables(sql: Sql, nextImport: number): void {
  if (sql.get("SELECT 1 FROM sqlite_schema WHERE name = 'news'")) return;
  sql.transaction(() => {
    for (const statement of SCHEMA) sql.run(statement);
    for (const { title, lead, text, day, section } of TYPED) {
      const values = [title, lead, text, day, section];
      sql.run('INSERT INTO news (title, lead, text, day, section) VALUES (?, ?, ?, ?, ?)', values);
    }
    sql.run(`
      INSERT INTO profile (externalId, userName, displayName, title, address, active)
      SELECT id, username, name, role, '', 1 FROM person ORDER BY rowid`);
    sql.run('INSERT INTO next_import (at) VALUES (?)', [nextImport]);
  });
}
