import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sqlite from 'node-sqlite3-wasm';
import { news } from '../seed/news.ts';
import { passwords } from '../../remotes/passwords.ts';
import { people } from '../seed/people.ts';
import { openDatabase, SESSION_MS } from './db.ts';

const NOW = Date.parse('2026-03-02T08:55:00Z');
const ADA = { id: '00107', name: 'Ada Okafor', permissions: ['news:managers'] };

function open(t: TestContext, path = ':memory:') {
  const db = openDatabase(path);
  t.after(() => db.close());
  return db;
}

/** A file's path in a folder of its own, which goes away with the test. */
async function fileFor(t: TestContext): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'the-pass-')));
  t.after(() => rm(folder, { recursive: true }));
  return join(folder, 'the-pass.db');
}

test('news come newest first, and those for managers only to managers', (t) => {
  const db = open(t);
  const everyone = news.filter((article) => article.audience === 'everyone');
  assert.deepEqual(
    db.news([]).map((story) => story.id),
    everyone.map((article) => article.id),
  );
  assert.deepEqual(
    db.news(['news:managers']).map((story) => story.id),
    news.map((article) => article.id),
  );
  assert.equal(db.news(['news:managers:not']).length, everyone.length);
});

test('a story is whole, and hidden from those it is not for', (t) => {
  const db = open(t);
  const { author, ...article } = news.find((article) => article.audience === 'managers')!;
  const { name, role } = people.find((person) => person.id === author)!;
  assert.deepEqual(db.story(article.id, ['news:managers']), { ...article, author: { name, role } });
  assert.equal(db.story(article.id, []), undefined);
  assert.equal(db.story("' OR 1=1 --", ['news:managers']), undefined);
});

test('what one reader does to their news changes nothing for the next', (t) => {
  const db = open(t);
  const mine = db.news([]);
  mine[0]!.title = 'changed';
  mine[0]!.author.name = 'changed';
  assert.notEqual(db.news([])[0]!.title, 'changed');
  assert.notEqual(db.news([])[0]!.author.name, 'changed');
});

test('a person is found by the whole user ID, as text', (t) => {
  const db = open(t);
  assert.deepEqual(db.person('00107'), ADA);
  assert.equal(db.person('107'), undefined);
});

test('a session belongs to one person, ends when it is deleted, and ends for nobody else', (t) => {
  const db = open(t);
  const ada = db.createSession(ADA, NOW);
  const bram = db.createSession({ id: '00118', name: 'Bram Peeters', permissions: [] }, NOW);
  assert.notEqual(ada, bram);
  assert.deepEqual(db.findSession(ada, NOW), ADA);
  db.deleteSession(ada);
  assert.equal(db.findSession(ada, NOW), undefined);
  assert.equal(db.findSession(bram, NOW)?.id, '00118');
  db.deleteSession('no such session');
});

test('a session lasts a working day', (t) => {
  const db = open(t);
  const session = db.createSession(ADA, NOW);
  assert.deepEqual(db.findSession(session, NOW + SESSION_MS - 1), ADA);
  assert.equal(db.findSession(session, NOW + SESSION_MS), undefined);
});

test('the database knows no home office and no password', async (t) => {
  const file = await fileFor(t);
  openDatabase(file).close();
  const raw = new sqlite.Database(file);
  t.after(() => raw.close());
  const kept = JSON.stringify(raw.all('SELECT * FROM person'));
  assert.match(kept, /ada\.okafor/);
  for (const password of Object.values(passwords)) assert.ok(!kept.includes(password));
  assert.doesNotMatch(kept, /"(LIS|GNT|BGO|GWY|TRS)"/);
});

test('a file is filled once and kept', async (t) => {
  const file = await fileFor(t);
  const first = openDatabase(file);
  const session = first.createSession(ADA, NOW);
  first.close();
  const second = open(t, file);
  assert.deepEqual(second.findSession(session, NOW), ADA);
  assert.equal(second.news(['news:managers']).length, news.length);
});

test('a locked file and one of another version are named, with the remedy', async (t) => {
  const file = await fileFor(t);
  await mkdir(`${file}.lock`);
  assert.throws(
    () => openDatabase(file),
    /is locked\. If no other Host uses it, remove the folder .*the-pass\.db\.lock/,
  );
  await rm(`${file}.lock`, { recursive: true });

  const raw = new sqlite.Database(file);
  raw.exec('PRAGMA user_version = 99');
  raw.close();
  assert.throws(() => openDatabase(file), /was made by another version of the kit\. Delete it/);
});

test('it works under Node’s permission model, in memory and in a file that may be written', async (t) => {
  const file = await fileFor(t);
  const folder = join(file, '..');
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  const script = `
    const { openDatabase } = await import(${JSON.stringify(new URL('db.ts', import.meta.url).href)});
    for (const path of process.argv.slice(1)) {
      const db = openDatabase(path);
      console.log(process.permission.has('fs.write'), db.news(['news:managers']).length);
      db.close();
    }`;
  const flags = ['--permission', `--allow-fs-read=${root}`, `--allow-fs-read=${folder}`, `--allow-fs-write=${folder}`];
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [...flags, '--input-type=module', '-e', script, ':memory:', file]);
  assert.equal(stdout, `false ${news.length}\n`.repeat(2));
  assert.ok(existsSync(file));
});
