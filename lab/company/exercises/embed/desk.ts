/** What editors have set for the pages of Embed: titles, notes, links, and where a sign-up form stands. */
import type { Sql } from '../../../api/sql.ts';

const TABLES = [
  'CREATE TABLE IF NOT EXISTS embed_text (name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT',
  'CREATE TABLE IF NOT EXISTS embed_link (id INTEGER PRIMARY KEY, story TEXT NOT NULL, url TEXT NOT NULL) STRICT',
  'CREATE TABLE IF NOT EXISTS embed_sign_up (story TEXT PRIMARY KEY, event TEXT NOT NULL) STRICT',
];

/** What stands there before any editor has changed it. */
export interface Seed {
  reportTitle: string;
  /** HTML. */
  note: string;
  links: readonly { story: string; url: string }[];
  signUps: readonly { story: string; event: string }[];
}

/** The editors' desk. */
export class Desk {
  readonly #sql: Sql;

  /** Makes the tables and fills them, unless they are there. */
  constructor(sql: Sql, seed: Seed) {
    this.#sql = sql;
    sql.transaction(() => {
      for (const table of TABLES) sql.run(table);
      if (sql.get('SELECT 1 FROM embed_text')) return;
      this.reportTitle = seed.reportTitle;
      this.note = seed.note;
      for (const { story, url } of seed.links) this.addLink(story, url);
      for (const { story, event } of seed.signUps) this.placeSignUp(story, event);
    });
  }

  get reportTitle(): string {
    return this.#text('report title');
  }

  set reportTitle(title: string) {
    this.#write('report title', title);
  }

  /** HTML, as an editor wrote or pasted it. */
  get note(): string {
    return this.#text('note');
  }

  set note(html: string) {
    this.#write('note', html);
  }

  /** The addresses below a story, oldest first. */
  links(story: string): string[] {
    return this.#sql
      .all<{ url: string }>('SELECT url FROM embed_link WHERE story = ? ORDER BY id', [story])
      .map(({ url }) => url);
  }

  addLink(story: string, url: string): void {
    this.#sql.run('INSERT INTO embed_link (story, url) VALUES (?, ?)', [story, url]);
  }

  /** The event that one can sign up for in a story; undefined for none. */
  signUp(story: string): string | undefined {
    return this.#sql.get<{ event: string }>('SELECT event FROM embed_sign_up WHERE story = ?', [story])?.event;
  }

  /** Puts a sign-up form into a story, in place of the one there may have been; without an event it goes. */
  placeSignUp(story: string, event: string): void {
    this.#sql.run('DELETE FROM embed_sign_up WHERE story = ?', [story]);
    if (event) this.#sql.run('INSERT INTO embed_sign_up (story, event) VALUES (?, ?)', [story, event]);
  }

  #text(name: string): string {
    return this.#sql.get<{ text: string }>('SELECT text FROM embed_text WHERE name = ?', [name])?.text ?? '';
  }

  #write(name: string, text: string): void {
    this.#sql.run('INSERT INTO embed_text (name, text) VALUES (?, ?) ON CONFLICT DO UPDATE SET text = excluded.text', [
      name,
      text,
    ]);
  }
}
