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

test('what SQLite would pass over without a word is refused in a sentence', (context) => {
  const { sql, names } = open(context);
  assert.throws(
    () => sql.run("INSERT INTO dish VALUES ('a', 1); INSERT INTO dish VALUES ('b', 2)"),
    /Only one statement/,
  );
  assert.throws(() => sql.run('INSERT INTO dish VALUES (?, ?)', ['a']), /takes 2 values, and it was given 1\./);
  assert.throws(() => sql.get('SELECT name FROM dish', ['a']), /takes 0 values, and it was given 1\./);
  assert.throws(() => sql.all('SELECT name FROM dish WHERE name = ?'), /takes 1 value, and it was given 0\./);
  assert.throws(() => sql.run('INSERT INTO dish VALUES (?, 1)', ['a\0b']), /Value 1 of .+ U\+0000/);
  assert.throws(() => sql.run("INSERT INTO dish VALUES ('a', ?)", [NaN]), /NaN/);
  const forgotten = [undefined] as unknown as string[];
  assert.throws(
    () => sql.run('INSERT INTO dish VALUES (?, 1)', forgotten),
    /undefined; SQL’s word for nothing is null/,
  );
  assert.deepEqual(names(), []);
});

test('texts, names and comments may hold what would mean something elsewhere', (context) => {
  const { sql } = open(context);
  const ask = `SELECT ';?' AS "a;?", -- ; ?
    'it''s; ?' AS b, /* ?; */ ? AS c;
    -- the end`;
  assert.deepEqual(sql.get(ask, [1]), { 'a;?': ';?', b: "it's; ?", c: 1 });
  const trigger = 'CREATE TRIGGER t AFTER INSERT ON dish BEGIN DELETE FROM dish WHERE price < 0; SELECT 1; END;';
  assert.deepEqual(sql.run(trigger), { changes: 0 });
  assert.throws(() => sql.run(`${trigger.replace(' t ', ' u ')} SELECT 1`), /Only one statement/);
  assert.deepEqual(sql.get('SELECT ?1 AS a, ?1 AS b, ? AS c', [1, 2]), { a: 1, b: 1, c: 2 });
});

test('what changes no rows says so, whatever was changed before', (context) => {
  const { sql } = open(context);
  assert.deepEqual(sql.run("INSERT INTO dish VALUES ('a', 1)"), { changes: 1 });
  assert.deepEqual(sql.run('SELECT 1'), { changes: 0 });
  assert.deepEqual(sql.run('CREATE TABLE guest (name TEXT)'), { changes: 0 });
  assert.deepEqual(sql.run("WITH one(a) AS (SELECT 'b') INSERT INTO dish SELECT a, 2 FROM one"), { changes: 1 });
});
