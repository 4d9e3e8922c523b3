/** What The Pass keeps about people: profiles, and what came of HR's files. */
import type { Profile, RowReport } from '../../../api/clone.ts';
import type { Sql } from '../../../api/sql.ts';

/** A profile with the number that its address has. */
export interface KnownProfile extends Profile {
  id: number;
}

/** What a person may change of a profile. Which employee it belongs to is not among it. */
export type ProfileForm = Omit<Profile, 'externalId'>;

/** One reading of HR's file. */
export interface ImportRun {
  /** Milliseconds since 1970. */
  at: number;
  /** `unavailable`: there was no file to be had. `broken`: the import failed; what it had created is there. */
  outcome: 'done' | 'unavailable' | 'broken' | 'not-started';
  rows: RowReport[];
}

/** The profiles. Everything is synchronous. */
export class Profiles {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  /** Everybody, by name. */
  all(): KnownProfile[] {
    return this.#sql
      .all<ProfileRow>('SELECT * FROM profile')
      .map(toProfile)
      .toSorted((a, b) => a.displayName.localeCompare(b.displayName) || a.id - b.id);
  }

  /** One profile; `undefined` when there is none with this number. */
  find(id: number): KnownProfile | undefined {
    const row = this.#sql.get<ProfileRow>('SELECT * FROM profile WHERE id = ?', [id]);
    return row && toProfile(row);
  }

  /** Whether somebody else has this user name, in capitals or not. */
  isTaken(userName: string, except?: number): boolean {
    const wanted = userName.toLowerCase();
    return this.all().some(({ id, userName: name }) => id !== except && name.toLowerCase() === wanted);
  }

  /**
   * Adds a profile by hand.
   *
   * @returns its number
   */
  create({ userName, displayName, title, address, active }: ProfileForm): number {
    this.#sql.run('INSERT INTO profile (userName, displayName, title, address, active) VALUES (?, ?, ?, ?, ?)', [
      userName,
      displayName,
      title,
      address,
      active,
    ]);
    return this.#sql.get<{ id: number }>('SELECT last_insert_rowid() AS id')!.id;
  }

  /** Writes what a person changed. */
  change(id: number, { userName, displayName, title, address, active }: ProfileForm): void {
    this.#sql.run('UPDATE profile SET userName = ?, displayName = ?, title = ?, address = ?, active = ? WHERE id = ?', [
      userName,
      displayName,
      title,
      address,
      active,
      id,
    ]);
  }

  /** Notes what came of a file. */
  note({ at, outcome, rows }: ImportRun): void {
    this.#sql.run('INSERT INTO import_run (at, outcome, rows) VALUES (?, ?, ?)', [at, outcome, JSON.stringify(rows)]);
  }

  /** What came of the last file. */
  lastRun(): ImportRun | undefined {
    const row = this.#sql.get<RunRow>('SELECT at, outcome, rows FROM import_run ORDER BY id DESC LIMIT 1');
    return row && { ...row, rows: JSON.parse(row.rows) as RowReport[] };
  }

  /** When the next file is due, in milliseconds since 1970. */
  get nextImport(): number {
    return this.#sql.get<{ at: number }>('SELECT at FROM next_import')!.at;
  }

  set nextImport(at: number) {
    this.#sql.run('UPDATE next_import SET at = ?', [at]);
  }
}

/** SQLite has no truth values: 0 or 1. */
type ProfileRow = Omit<KnownProfile, 'active'> & { active: number };
/** The rows of the file are a JSON list. */
type RunRow = Omit<ImportRun, 'rows'> & { rows: string };

function toProfile(row: ProfileRow): KnownProfile {
  return { ...row, active: row.active !== 0 };
}
