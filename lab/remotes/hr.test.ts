import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { Clock } from '../company/clock.ts';
import { Hr } from './hr.ts';

async function open(context: TestContext) {
  const hr = await new Hr(new Clock()).listen();
  context.after(() => hr.close());
  const ask = (headers: Record<string, string> = {}, init: RequestInit = {}, path = '/home-office') =>
    fetch(hr.url + path, { ...init, headers });
  return { hr, ask };
}

const ADA = { 'X-User-Id': '00107' };
const ROSA = { 'X-User-Id': '00215' };

test('200 with the home office, and headers that say for how long and for whom', async (context) => {
  const { hr, ask } = await open(context);
  const response = await ask(ADA);
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { userId: '00107', homeOffice: 'LIS' });
  const { headers } = response;
  assert.equal(headers.get('Cache-Control'), 'private, max-age=60, stale-if-error=600');
  assert.equal(headers.get('Vary'), 'X-User-Id');
  assert.equal(headers.get('Content-Type'), 'application/json');
  assert.match(headers.get('ETag') ?? '', /^"[\w-]{16}"$/);
  assert.equal(hr.received[0]?.path, '/home-office');
});

test('the numbers in Cache-Control can change', async (context) => {
  const { hr, ask } = await open(context);
  Object.assign(hr.records, { maxAge: 7, staleIfError: 0 });
  assert.equal((await ask(ADA)).headers.get('Cache-Control'), 'private, max-age=7, stale-if-error=0');
});

test('304 without a body, with the same headers, while the ETag holds', async (context) => {
  const { hr, ask } = await open(context);
  const etag = (await ask(ADA)).headers.get('ETag')!;
  hr.records.maxAge = 300;
  const response = await ask({ ...ADA, 'If-None-Match': etag });
  assert.equal(response.status, 304);
  assert.equal(await response.text(), '');
  assert.equal(response.headers.get('ETag'), etag);
  assert.equal(response.headers.get('Cache-Control'), 'private, max-age=300, stale-if-error=600');
});

test('200 with another ETag when the office has changed, and another for another person', async (context) => {
  const { hr, ask } = await open(context);
  const etag = (await ask(ADA)).headers.get('ETag')!;
  const niamh = await ask({ 'X-User-Id': '00131', 'If-None-Match': etag });
  assert.equal(niamh.status, 200);
  hr.records.homeOffices.set('00107', 'BGO');
  const moved = await ask({ ...ADA, 'If-None-Match': etag });
  assert.equal(moved.status, 200);
  assert.equal((await moved.json()).homeOffice, 'BGO');
  assert.equal(new Set([etag, niamh.headers.get('ETag'), moved.headers.get('ETag')]).size, 3);
});

test('404 for somebody without an office, and for nobody', async (context) => {
  const { hr, ask } = await open(context);
  for (const headers of [ROSA, { 'X-User-Id': '107' }]) {
    const response = await ask(headers);
    assert.equal(response.status, 404);
    assert.deepEqual(await response.json(), { error: 'no home office on record' });
    assert.equal(response.headers.get('Cache-Control'), null);
  }
  hr.records.homeOffices.set('00215', 'LIS');
  assert.equal((await ask(ROSA)).status, 200);
});

test('400 without a user ID, 405 for another method, 404 at another path', async (context) => {
  const { ask } = await open(context);
  assert.equal((await ask()).status, 400);
  const posted = await ask(ADA, { method: 'POST', body: '{}' });
  assert.deepEqual([posted.status, posted.headers.get('Allow')], [405, 'GET']);
  assert.equal((await ask(ADA, {}, '/home-offices')).status, 404);
});

test('version 2 says the same in another shape, which no ETag of version 1 hides', async (context) => {
  const { hr, ask } = await open(context);
  const etag = (await ask(ADA)).headers.get('ETag')!;
  hr.set({ version: 2 });
  const response = await ask({ ...ADA, 'If-None-Match': etag });
  assert.equal(response.status, 200);
  assert.deepEqual(await response.json(), { employee: { id: '00107' }, location: { office: 'LIS' } });
});

test('a stand-in answers first, and leaves to HR what it has no answer for', async (context) => {
  const { hr, ask } = await open(context);
  hr.standIn.answer = ({ headers }) =>
    headers.get('X-User-Id') === '00107' ? Response.json({}, { status: 203 }) : undefined;
  assert.deepEqual([(await ask(ADA)).status, (await ask(ROSA)).status], [203, 404]);
  hr.standIn.answer = undefined;
  assert.equal((await ask(ADA)).status, 200);
});

test('every HR starts from the same records, and keeps its own', async (context) => {
  const [one, other] = [await open(context), await open(context)];
  one.hr.records.homeOffices.clear();
  assert.equal((await one.ask(ADA)).status, 404);
  assert.equal((await other.ask(ADA)).status, 200);
});
