/** The Host's database, as it is handed to learner code. */

/** A value that SQLite can store. */
export type SqlValue = string | number | bigint | boolean | null | Uint8Array;

/** One row of a result: its columns by name. */
export type Row = Record<string, unknown>;

/**
 * SQLite. Everything is synchronous; a value goes in as `?` and never becomes part of the statement. One statement at a
 * time, and exactly as many values as it has a `?`: anything else throws a TypeError, as `undefined`, `NaN` and a text with
 * U+0000 in it do as values, which SQLite would store as something else.
 */
export interface Sql {
  /**
   * Runs a statement that returns no rows.
   *
   * @returns how many rows it changed; 0 for a statement that is none of `INSERT`, `UPDATE`, `DELETE`, `REPLACE`
   * @throws Error in SQLite's words
   */
  run(statement: string, values?: readonly SqlValue[]): { changes: number };
  /**
   * The first row of a result; `undefined` when there is none.
   *
   * @typeParam T what a row is, for instance `{ id: string }`; nobody checks that it is
   */
  get<T extends object = Row>(statement: string, values?: readonly SqlValue[]): T | undefined;
  /** All rows of a result. @typeParam T what a row is, as in {@link Sql.get} */
  all<T extends object = Row>(statement: string, values?: readonly SqlValue[]): T[];
  /**
   * Does everything in `work` or, when it throws, nothing of it. `work` may not wait for anything.
   *
   * @returns what `work` returns
   */
  transaction<T>(work: () => T): T;
}
