/** SQLite through node-sqlite3-wasm, behind the interface that learner code knows. */
import type sqlite from 'node-sqlite3-wasm';
import type { Row, Sql, SqlValue } from '../../api/sql.ts';
import { readStatement, type Statement } from './sql-statement.ts';

/** Statements are few and asked again and again; a program that makes them up is not remembered without end. */
const MOST_REMEMBERED = 500;

/** Wraps an open database. */
export function sqlOf(db: sqlite.Database): Sql {
  const known = new Map<string, Statement>();
  let depth = 0;

  /** @throws TypeError for what SQLite would do otherwise than it reads, without a word */
  function read(sql: string, values: readonly SqlValue[]): Statement {
    let statement = known.get(sql);
    if (!statement) {
      statement = readStatement(sql);
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(sql, statement);
    }
    if (statement.isFollowed)
      throw new TypeError(`Only one statement at a time: there is more after a “;” in ${quoted(sql)}.`);
    if (statement.values !== values.length)
      throw new TypeError(`${quoted(sql)} takes ${count(statement.values)}, and it was given ${values.length}.`);
    for (const [index, value] of values.entries()) refuse(value, index, sql);
    return statement;
  }

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
    run(sql, values = []) {
      const { isChange } = read(sql, values);
      const { changes } = db.run(sql, [...values]);
      return { changes: isChange ? changes : 0 };
    },
    get<T extends object = Row>(sql: string, values: readonly SqlValue[] = []) {
      read(sql, values);
      return (db.get(sql, [...values]) as T | null | undefined) ?? undefined;
    },
    all<T extends object = Row>(sql: string, values: readonly SqlValue[] = []) {
      read(sql, values);
      return db.all(sql, [...values]) as T[];
    },
    transaction,
  };
}

/** @throws TypeError for a value that SQLite would store as another one, without a word */
function refuse(value: SqlValue | undefined, index: number, sql: string): void {
  const place = `Value ${index + 1} of ${quoted(sql)}`;
  if (value === undefined) throw new TypeError(`${place} is undefined; SQL’s word for nothing is null.`);
  if (Number.isNaN(value)) throw new TypeError(`${place} is NaN, which SQLite would store as NULL.`);
  if (typeof value === 'string' && value.includes('\0'))
    throw new TypeError(`${place} has the character U+0000 in it, where SQLite would end the text.`);
}

function count(values: number): string {
  return values === 1 ? '1 value' : `${values} values`;
}

/** A statement on one line, short enough for a message. */
function quoted(sql: string): string {
  const line = sql.replace(/\s+/g, ' ').trim();
  return `“${line.length > 80 ? `${line.slice(0, 79)}…` : line}”`;
}
