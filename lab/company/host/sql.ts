/** SQLite through node-sqlite3-wasm, behind the interface that learner code knows. */
import type sqlite from 'node-sqlite3-wasm';
import type { Row, Sql, SqlValue } from '../../api/sql.ts';

/** Wraps an open database. */
export function sqlOf(db: sqlite.Database): Sql {
  let depth = 0;

  function transaction<T>(work: () => T): T {
    const savepoint = `work_${depth++}`;
    db.exec(`SAVEPOINT ${savepoint}`);
    try {
      const result = work();
      if (result instanceof Promise) {
        result.catch(() => undefined); // nobody waits for it any more
        throw new TypeError('The work of a transaction() may not wait: no async, no await.');
      }
      db.exec(`RELEASE ${savepoint}`);
      return result;
    } catch (error) {
      db.exec(`ROLLBACK TO ${savepoint}; RELEASE ${savepoint}`);
      throw error;
    } finally {
      depth -= 1;
    }
  }

  return {
    run: (statement, values = []) => ({ changes: db.run(statement, [...values]).changes }),
    get: <T extends object = Row>(statement: string, values: readonly SqlValue[] = []) =>
      (db.get(statement, [...values]) as T | null | undefined) ?? undefined,
    all: <T extends object = Row>(statement: string, values: readonly SqlValue[] = []) =>
      db.all(statement, [...values]) as T[],
    transaction,
  };
}
