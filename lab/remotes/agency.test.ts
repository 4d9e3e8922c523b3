import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { Clock, SEEDED_MOMENT } from '../company/clock.ts';
import { AGENCY_SECRET } from '../company/seed/agreements.ts';
import { Agency, TOLERANCE_S } from './agency.ts';

const RELEASE = JSON.stringify({
  type: 'press-release.published',
  data: { title: 'Søndag', text: 'Middag på kaien.' },
});

async function open(context: TestContext) {
  const clock = new Clock();
  const agency = await new Agency(clock).listen();
  context.after(() => agency.close());
  const send = (body: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
    fetch(`${agency.url}/webhooks`, { method: 'POST', body, headers: { 'webhook-id': 'msg_1', ...headers }, ...init });
  const signed = (body: string, { id = 'msg_1', at = clock.now(), secret = AGENCY_SECRET } = {}) => ({
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at / 1_000)),
    'webhook-signature': new Webhook(secret).sign(id, new Date(at), body),
  });
  return { agency, clock, send, signed };
}

test('it publishes what is signed as an independent library signs it, and knows the sender', async (context) => {
  const { agency, send, signed } = await open(context);
  const response = await send(RELEASE, signed(RELEASE));
  assert.deepEqual([response.status, await response.json()], [200, { outcome: 'published' }]);
  assert.deepEqual(agency.records.releases, [
    { id: 'msg_1', title: 'Søndag', text: 'Middag på kaien.', verified: true, at: SEEDED_MOMENT },
  ]);
});

test('while it is trusting it takes what is not signed, and notes that it cannot tell the sender', async (context) => {
  const { agency, send } = await open(context);
  assert.equal((await send(RELEASE)).status, 200);
  assert.equal(agency.records.releases[0]?.verified, false);
  agency.records.trusting = false;
  assert.equal((await send(RELEASE, { 'webhook-id': 'msg_2' })).status, 401);
  assert.equal(agency.records.releases.length, 1);
});

test('401 for another body, another id, another key or no scheme; nothing is published', async (context) => {
  const { agency, send, signed } = await open(context);
  const right = signed(RELEASE);
  const attempts: [string, Record<string, string>][] = [
    [`${RELEASE} `, right],
    [RELEASE, { ...right, 'webhook-id': 'msg_2' }],
    [RELEASE, signed(RELEASE, { secret: 'whsec_c29tZWJvZHkgZWxzZSBhbHRvZ2V0aGVy' })],
    [RELEASE, { ...right, 'webhook-signature': right['webhook-signature'].slice('v1,'.length) }],
  ];
  for (const [body, headers] of attempts) {
    const response = await send(body, headers);
    assert.deepEqual([response.status, await response.json()], [401, { error: 'no signature matches' }]);
  }
  assert.deepEqual(agency.records.releases, []);
});

test('one of several signatures is enough', async (context) => {
  const { send, signed } = await open(context);
  const right = signed(RELEASE);
  const both = `v1,b2xkIHNpZ25hdHVyZQ== ${right['webhook-signature']}`;
  assert.equal((await send(RELEASE, { ...right, 'webhook-signature': both })).status, 200);
});

test('the timestamp is whole seconds, and of this moment by the lab’s clock', async (context) => {
  const { clock, send, signed } = await open(context);
  const early = signed(RELEASE);
  clock.advance(TOLERANCE_S * 1_000);
  assert.equal((await send(RELEASE, early)).status, 200);
  clock.advance(1_000);
  assert.equal((await send(RELEASE, early)).status, 401);
  const future = signed(RELEASE, { id: 'msg_2', at: clock.now() + (TOLERANCE_S + 1) * 1_000 });
  assert.equal((await send(RELEASE, future)).status, 401);
  const fraction = { ...signed(RELEASE), 'webhook-timestamp': `${clock.now() / 1_000}.5` };
  assert.equal((await send(RELEASE, fraction)).status, 401);
});

test('the same id again is welcome and changes nothing', async (context) => {
  const { agency, send } = await open(context);
  await send(RELEASE);
  const again = await send(RELEASE);
  assert.deepEqual([again.status, await again.json()], [200, { outcome: 'known already' }]);
  assert.equal((await send(RELEASE, { 'webhook-id': 'msg_2' })).status, 200);
  assert.equal(agency.records.releases.length, 2);
});

test('a ping is heard and not published', async (context) => {
  const { agency, send } = await open(context);
  assert.deepEqual(await (await send('{"type":"ping"}')).json(), { outcome: 'heard' });
  assert.deepEqual(agency.records.releases, []);
});

test('400 for what it does not understand', async (context) => {
  const { send } = await open(context);
  const bodies = ['', 'null', '[1', '{"type":"soup"}', '{"type":"press-release.published","data":{"title":"x"}}'];
  for (const body of bodies) assert.equal((await send(body)).status, 400, body);
  assert.equal((await send(RELEASE, { 'webhook-id': '' })).status, 400);
});

test('405 for another method, 404 at another path', async (context) => {
  const { agency, send } = await open(context);
  const got = await send('', {}, { method: 'GET', body: null });
  assert.deepEqual([got.status, got.headers.get('Allow')], [405, 'POST']);
  assert.equal((await fetch(`${agency.url}/elsewhere`)).status, 404);
});

test('its yes can be any from 200 to 299, and it can answer something else instead', async (context) => {
  const { agency, send } = await open(context);
  agency.records.yes = 204;
  assert.equal((await send(RELEASE)).status, 204);
  agency.records.instead = { status: 302, headers: { Location: '/moved' } };
  const moved = await send(RELEASE, { 'webhook-id': 'msg_2' }, { redirect: 'manual' });
  assert.deepEqual([moved.status, moved.headers.get('Location')], [302, '/moved']);
  assert.equal((await send(RELEASE, { 'webhook-id': 'msg_2' })).status, 200, 'who follows gets a yes');
  assert.equal(agency.records.releases.length, 1, 'and nothing is published');
});

test('in the mode “lose” it publishes, and its yes gets lost', async (context) => {
  const { agency, send } = await open(context);
  agency.set({ mode: 'lose' });
  await assert.rejects(send(RELEASE), TypeError);
  assert.equal(agency.records.releases.length, 1);
  agency.set({ mode: 'well' });
  assert.deepEqual(await (await send(RELEASE)).json(), { outcome: 'known already' });
});

test('its page shows what is out, escaped, and whether the sender was proved', async (context) => {
  const { agency, send, signed } = await open(context);
  assert.match(await (await fetch(agency.url)).text(), /Nothing yet today/);
  const body = JSON.stringify({ type: 'press-release.published', data: { title: '<b>Soup</b>', text: 'Hot & good' } });
  await send(body, signed(body));
  await send(RELEASE, { 'webhook-id': 'msg_2' });
  const page = await (await fetch(agency.url)).text();
  assert.match(page, /&lt;b&gt;Soup&lt;\/b&gt;[\s\S]*Hot &amp; good/);
  assert(page.indexOf('sender not verified') < page.indexOf('sender verified by signature'), 'the latest on top');
});
