/** The Host's database, as it is handed to learner code. */

/** A value that SQLite can store. */
export type SqlValue = string | number | bigint | boolean | null | Uint8Array;

/** One row of a result: its columns by name. */
export type Row = Record<string, unknown>;

/** SQLite. Everything is synchronous; a value goes in as `?` and never becomes part of the statement. */
export interface Sql {
  /** Runs a statement that returns no rows. @returns how many rows it changed. @throws Error in SQLite's words */
  run(statement: string, values?: readonly SqlValue[]): { changes: number };
  /** The first row of a result; `undefined` when there is none. */
  get(statement: string, values?: readonly SqlValue[]): Row | undefined;
  /** All rows of a result. */
  all(statement: string, values?: readonly SqlValue[]): Row[];
  /**
   * Does everything in `work` or, when it throws, nothing of it. `work` may not wait for anything.
   *
   * @returns what `work` returns
   */
  transaction<T>(work: () => T): T;
}
