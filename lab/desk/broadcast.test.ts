import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { test, type TestContext } from 'node:test';
import { Hono } from 'hono';
import { Broadcast } from './broadcast.ts';
import type { Env } from './guard.ts';
import { listen } from './server.ts';
import { Listening, soon } from './fixtures.ts';

interface Word {
  word: string;
}

async function station(context: TestContext) {
  const broadcast = new Broadcast<Word>();
  const app = new Hono<Env>().get('/', (c) => broadcast.listen(c, [{ word: 'welcome' }]));
  const { port, stop } = await listen(app, 0);
  context.after(() => {
    broadcast.close();
    return stop();
  });
  return { broadcast, url: `http://127.0.0.1:${port}/` };
}

test('everyone is welcomed first, then hears the same', async (context) => {
  const { broadcast, url } = await station(context);
  const pages = [new Listening<Word>(url), new Listening<Word>(url)];
  for (const page of pages) assert.deepEqual(await page.next(), { word: 'welcome' });
  broadcast.send({ word: 'two\nlines' });
  for (const page of pages) assert.deepEqual(await page.next(), { word: 'two\nlines' });
  for (const page of pages) page.close();
});

test('a page that closes is forgotten, and the others go on', async (context) => {
  const { broadcast, url } = await station(context);
  const leaving = new Listening<Word>(url);
  const staying = new Listening<Word>(url);
  await Promise.all([leaving.next(), staying.next()]);
  assert.equal(broadcast.size, 2);
  leaving.close();
  await soon(() => broadcast.size === 1);
  broadcast.send({ word: 'still here' });
  assert.deepEqual(await staying.next(), { word: 'still here' });
  staying.close();
  await soon(() => broadcast.size === 0);
});

test('closing ends every stream', async (context) => {
  const { broadcast, url } = await station(context);
  const page = new Listening<Word>(url);
  await page.next();
  broadcast.close();
  await assert.rejects(page.next(), /The stream ended/);
  await soon(() => broadcast.size === 0);
});

test('a page that does not read is cut off instead of being kept waiting for', async (context) => {
  const { broadcast, url } = await station(context);
  const asleep = await fetch(url);
  await soon(() => broadcast.size === 1);
  const word = 'x'.repeat(100_000);
  while (broadcast.size > 0) {
    for (let times = 0; times < 100; times++) broadcast.send({ word });
    await setImmediate();
  }
  await asleep.body!.cancel();
});
