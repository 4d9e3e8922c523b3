import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { Clock } from '../company/clock.ts';
import { InfoSec } from './infosec.ts';

async function open(context: TestContext) {
  const infosec = await new InfoSec(new Clock()).listen();
  context.after(() => infosec.close());
  const put = (content: string, name = 'logins-2026-03-02.txt', init: RequestInit = {}) =>
    fetch(`${infosec.url}/logins/${name}`, { method: 'PUT', body: content, ...init });
  return { infosec, put };
}

test('201 for a new file, 204 for one that replaces it', async (context) => {
  const { infosec, put } = await open(context);
  assert.equal((await put('ada.okafor\n')).status, 201);
  assert.equal((await put('ada.okafor\nbram.peeters\n')).status, 204);
  assert.deepEqual([...infosec.records.files.keys()], ['logins-2026-03-02.txt']);
  const { usernames, times } = infosec.records.files.get('logins-2026-03-02.txt')!;
  assert.deepEqual([usernames, times], [['ada.okafor', 'bram.peeters'], 2]);
});

test('usernames are decoded, and an empty file holds nobody', async (context) => {
  const { infosec, put } = await open(context);
  await put('Pastry%20oven%0Atop%20shelf\nma%C3%B1ana\n');
  assert.deepEqual(infosec.records.files.get('logins-2026-03-02.txt')?.usernames, ['Pastry oven\ntop shelf', 'mañana']);
  assert.equal((await put('', 'logins-2026-03-03.txt')).status, 201);
  assert.deepEqual(infosec.records.files.get('logins-2026-03-03.txt')?.usernames, []);
});

test('422 for a file that is not written as agreed, with the reason; nothing is kept', async (context) => {
  const { infosec, put } = await open(context);
  for (const content of ['ada.okafor', '\n', 'ada.okafor\n\n', 'ada.okafor\r\n', '100 %\n', 'mañana\n', 'a/b\n']) {
    const response = await put(content);
    assert.equal(response.status, 422, JSON.stringify(content));
    assert.match((await response.json()).error, /\w/);
  }
  assert.equal(infosec.records.files.size, 0);
});

test('404 for another name, 405 for another method', async (context) => {
  const { put } = await open(context);
  for (const name of ['logins.txt', 'logins-2026-3-2.txt', 'logins-2026-03-02.txt.1', '']) {
    assert.equal((await put('', name)).status, 404, name);
  }
  const posted = await put('', undefined, { method: 'POST' });
  assert.deepEqual([posted.status, posted.headers.get('Allow')], [405, 'PUT']);
});

test('it finds the accounts of people who have left, and only those', async (context) => {
  const { infosec, put } = await open(context);
  infosec.records.left = new Set(['jo.smith', 'nobody.here']);
  await put('ada.okafor\njo.smith\n');
  assert.deepEqual(infosec.findings, [{ file: 'logins-2026-03-02.txt', username: 'jo.smith' }]);
  assert.match(await (await fetch(infosec.url)).text(), /although their owners have left: jo\.smith/);
});

test('it can answer something else instead', async (context) => {
  const { infosec, put } = await open(context);
  infosec.records.instead = { status: 307, headers: { Location: '/moved' } };
  assert.equal((await put('', undefined, { redirect: 'manual' })).status, 307);
  assert.equal(infosec.records.files.size, 0);
});
