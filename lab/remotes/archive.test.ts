import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { Clock, SEEDED_MOMENT } from '../company/clock.ts';
import { ARCHIVE_KEY } from '../company/seed/agreements.ts';
import { Archive } from './archive.ts';

/** An archive, and a Host of a kind that has these pages. */
async function open(context: TestContext, pages: Record<string, object> = {}) {
  const asked: string[] = [];
  const host = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    const page = pages[decodeURIComponent(request.url!.split('/').at(-1)!)];
    response.writeHead(page ? 200 : 404).end(JSON.stringify(page ?? {}));
  });
  await new Promise<void>((listening) => host.listen(0, '127.0.0.1', listening));
  const archive = await new Archive(
    new Clock(),
    () => `http://127.0.0.1:${(host.address() as AddressInfo).port}`,
  ).listen();
  context.after(async () => {
    host.closeAllConnections();
    host.close();
    await archive.close();
  });
  const tell = (body: string, init: RequestInit = {}) =>
    fetch(`${archive.url}/changes`, { method: 'POST', body, ...init });
  return { archive, asked, tell, host };
}

test('it notes an ID, then comes to the Host with its key and keeps the page', async (context) => {
  const { archive, asked, tell } = await open(context, { 'soup/1': { title: 'Soup' } });
  assert.equal((await tell('{"id":"soup/1"}')).status, 202);
  await archive.hasVisited(1);
  assert.deepEqual(asked, [`GET /archive/pages/soup%2F1 Bearer ${ARCHIVE_KEY}`]);
  const visit = { id: 'soup/1', status: 200, page: { title: 'Soup' }, at: SEEDED_MOMENT };
  assert.deepEqual(archive.records.kept.get('soup/1'), visit);
});

test('what it has it keeps, whatever the Host says later', async (context) => {
  const pages: Record<string, object> = { soup: { title: 'Soup' } };
  const { archive, host } = await open(context, pages);
  await archive.visit('soup');
  delete pages['soup'];
  assert.equal((await archive.visit('soup')).status, 404);
  host.closeAllConnections();
  await new Promise((closed) => host.close(closed));
  assert.deepEqual(await archive.visit('soup'), { id: 'soup', status: 0, at: SEEDED_MOMENT });
  assert.deepEqual(archive.records.kept.get('soup')?.page, { title: 'Soup' });
  assert.equal(archive.records.visits.length, 3);
});

test('it can come later instead of at once', async (context) => {
  const { archive, asked, tell } = await open(context, { soup: {} });
  archive.records.prompt = false;
  await tell('{"id":"soup"}');
  assert.deepEqual(asked, []);
  await archive.visit('soup');
  assert.equal(asked.length, 1);
});

test('400 without an ID, 405 for another method, 404 at another path', async (context) => {
  const { archive, tell } = await open(context);
  for (const body of ['', '[]', 'null', '{"id":7}', '{"id":""}']) assert.equal((await tell(body)).status, 400, body);
  const got = await tell('', { method: 'GET', body: null });
  assert.deepEqual([got.status, got.headers.get('Allow')], [405, 'POST']);
  assert.equal((await fetch(`${archive.url}/soup`)).status, 404);
});

test('it can answer something else instead', async (context) => {
  const { archive, tell, asked } = await open(context);
  archive.records.instead = { status: 302, headers: { Location: '/moved' } };
  assert.equal((await tell('{"id":"soup"}', { redirect: 'manual' })).status, 302);
  assert.deepEqual(asked, []);
});

test('its page shows what it keeps, without asking the Host', async (context) => {
  const { archive, asked } = await open(context, { soup: { title: 'Soup & bread', text: 'Hot', state: 'deleted' } });
  assert.match(await (await fetch(archive.url)).text(), /Nothing has been fetched yet/);
  await archive.visit('soup');
  assert.match(await (await fetch(archive.url)).text(), /Soup &amp; bread[\s\S]*deleted at the source[\s\S]*Hot/);
  assert.equal(asked.length, 1);
});
