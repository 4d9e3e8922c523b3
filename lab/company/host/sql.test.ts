import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import sqlite from 'node-sqlite3-wasm';
import { sqlOf } from './sql.ts';

function open(context: TestContext) {
  const db = new sqlite.Database(':memory:');
  context.after(() => db.close());
  const sql = sqlOf(db);
  sql.run('CREATE TABLE dish (name TEXT PRIMARY KEY, price INTEGER)');
  const names = () => sql.all('SELECT name FROM dish ORDER BY name').map(({ name }) => name);
  return { sql, names };
}

test('rows go in and come out, and a missing one is undefined', (context) => {
  const { sql } = open(context);
  assert.deepEqual(sql.run('INSERT INTO dish VALUES (?, ?)', ['hake', 19]), { changes: 1 });
  assert.deepEqual(sql.get('SELECT * FROM dish'), { name: 'hake', price: 19 });
  assert.equal(sql.get('SELECT * FROM dish WHERE name = ?', ["x' OR '1"]), undefined);
});

test('a transaction happens whole or not at all, inside another one, too', (context) => {
  const { sql, names } = open(context);
  const add = (name: string) => sql.run('INSERT INTO dish VALUES (?, 1)', [name]);
  assert.equal(
    sql.transaction(() => add('cod').changes),
    1,
  );
  assert.throws(() => sql.transaction(() => [add('eel'), add('cod')]), /UNIQUE constraint failed/);
  assert.deepEqual(names(), ['cod']);
  sql.transaction(() => {
    add('bream');
    assert.throws(() => sql.transaction(() => [add('ling'), add('cod')]));
  });
  assert.deepEqual(names(), ['bream', 'cod']);
});

test('a transaction refuses work that waits, and undoes what it did', (context) => {
  const { sql, names } = open(context);
  const waits = async () => sql.run("INSERT INTO dish VALUES ('cod', 1)");
  assert.throws(() => sql.transaction(waits), { name: 'TypeError', message: /may not wait/ });
  assert.deepEqual(names(), []);
});
