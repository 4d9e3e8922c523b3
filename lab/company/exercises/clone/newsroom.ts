/** What the public website keeps in the database: its News, its files, and where a News item was cloned from. */
import type { CloneRow, Key, MediaFile, News, Notice } from '../../../api/clone.ts';
import type { Sql } from '../../../api/sql.ts';

/** A News item with the number that its address has. */
export interface NewsItem extends News {
  id: number;
}

/** A clone, with the title of its News item; `null` when an editor has deleted that. */
export interface KnownClone extends CloneRow {
  title: string | null;
}

/** A notice that led to nothing. */
export interface Missed extends Notice {
  /** Milliseconds since 1970. */
  at: number;
  /** What was in the way. */
  why: string;
}

/** The website's own data. Everything is synchronous. */
export class Newsroom {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** Everything, newest first. */
  all(): NewsItem[] {
    return this.#sql.all<NewsItem>('SELECT * FROM news ORDER BY day DESC, id DESC');
  }

  /** One News item; `undefined` when there is none with this number. */
  find(id: number): NewsItem | undefined {
    return this.#sql.get<NewsItem>('SELECT * FROM news WHERE id = ?', [id]);
  }

  /**
   * Adds what an editor typed.
   *
   * @returns its number
   */
  create({ title, lead, text, day, section }: News): number {
    const values = [title, lead, text, day, section];
    this.#sql.run('INSERT INTO news (title, lead, text, day, section) VALUES (?, ?, ?, ?, ?)', values);
    return this.#lastId();
  }

  /**
   * Writes an editor's words into a News item.
   *
   * @returns whether it was still there
   */
  change(id: number, { title, lead, text, day, section }: News): boolean {
    const values = [title, lead, text, day, section, id];
    const { changes } = this.#sql.run(
      'UPDATE news SET title = ?, lead = ?, text = ?, day = ?, section = ? WHERE id = ?',
      values,
    );
    return changes > 0;
  }

  /** Deletes a News item. One that is gone is no error. */
  remove(id: number): void {
    this.#sql.run('DELETE FROM news WHERE id = ?', [id]);
  }

  /**
   * Keeps a file.
   *
   * @returns its address on the website
   */
  keep({ type, content }: MediaFile): string {
    this.#sql.run('INSERT INTO media (type, content) VALUES (?, ?)', [type, content]);
    return `/site/media/${this.#lastId()}`;
  }

  /** A file that was kept. */
  media(id: number): MediaFile | undefined {
    return this.#sql.get<MediaFile>('SELECT type, content FROM media WHERE id = ?', [id]);
  }

  /** Every clone on record, by key. */
  clones(): KnownClone[] {
    return this.#sql.all<KnownClone>(
      'SELECT clone.*, news.title FROM clone LEFT JOIN news ON news.id = clone.news ORDER BY source, clone.id',
    );
  }

  /**
   * Notes that a notice led to nothing.
   *
   * @param at milliseconds since 1970
   */
  miss({ source, id, version }: Notice, at: number, why: string): void {
    const values = [source, id, version, at, why];
    this.#sql.run('INSERT OR REPLACE INTO missed (source, id, version, at, why) VALUES (?, ?, ?, ?, ?)', values);
  }

  /** Forgets that an article was missed. */
  got({ source, id }: Key): void {
    this.#sql.run('DELETE FROM missed WHERE source = ? AND id = ?', [source, id]);
  }

  /** The notices that led to nothing, oldest first. */
  missed(): Missed[] {
    return this.#sql.all<Missed>('SELECT * FROM missed ORDER BY at, source, id');
  }

  #lastId(): number {
    return this.#sql.get<{ id: number }>('SELECT last_insert_rowid() AS id')!.id;
  }
}
