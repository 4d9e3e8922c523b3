import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { CloudEvent, HTTP } from 'cloudevents';
import { Clock } from '../company/clock.ts';
import { ColdStore } from './cold-store.ts';
import { Maintenance } from './maintenance.ts';
import type { NotifierContext } from './notifier.ts';
import { RestaurantGroup } from './restaurant-group.ts';
import { Rota } from './rota.ts';
import { Till } from './till.ts';

interface Taken {
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** A Host that answers everything with 202, and the Remotes that know it. */
async function open(context: TestContext) {
  const taken: Taken[] = [];
  const host = createServer((request, response) => {
    void text(request).then((body) => {
      taken.push({ path: request.url!, headers: request.headers as Record<string, string>, body });
      response.writeHead(202).end();
    });
  }).listen(0, '127.0.0.1');
  const { port } = await new Promise<AddressInfo>((resolve) => {
    host.once('listening', () => resolve(host.address() as AddressInfo));
  });
  const clock = new Clock();
  const known: NotifierContext = { clock, host: () => `http://127.0.0.1:${port}` };
  const remotes = {
    rota: await new Rota(known, new RestaurantGroup(1)).listen(),
    maintenance: await new Maintenance(known).listen(),
    coldStore: await new ColdStore(known).listen(),
    till: await new Till(known).listen(),
  };
  context.after(async () => {
    host.closeAllConnections();
    host.close();
    await Promise.all(Object.values(remotes).map((remote) => remote.close()));
  });
  return { ...remotes, clock, taken };
}

const MESSAGE = { id: '0017', kind: 'a.kind', to: '00107', title: 'Nobody has come' };

test('says how many items are open, and as of when', async (context) => {
  const { maintenance, rota, clock } = await open(context);
  const ask = async (url: string) => (await fetch(`${url}/status`)).json();
  assert.deepEqual(await ask(maintenance.url), { open: 5, asOf: '2026-03-02T08:45:00.000Z' });
  assert.deepEqual(await ask(rota.url), { open: 3, asOf: '2026-03-02T08:55:00.000Z' });
  clock.advance(60_000);
  rota.records.open = 0;
  assert.deepEqual(await ask(rota.url), { open: 0, asOf: '2026-03-02T08:56:00.000Z' });
  rota.set({ version: 2 });
  assert.deepEqual(await ask(rota.url), { asOf: '2026-03-02T08:56:00.000Z', counts: { open: 0 } });
});

test('may say 503 and still send its last numbers', async (context) => {
  const { till } = await open(context);
  till.records.httpStatus = 503;
  const response = await fetch(`${till.url}/status`);
  assert.equal(response.status, 503);
  assert.equal((await response.json()).open, 2);
});

test('knows no other address, and no other method', async (context) => {
  const { till } = await open(context);
  assert.equal((await fetch(`${till.url}/state`)).status, 404);
  const posted = await fetch(`${till.url}/status`, { method: 'POST' });
  assert.deepEqual([posted.status, posted.headers.get('Allow')], [405, 'GET']);
  const got = await fetch(`${till.url}/test-messages`);
  assert.deepEqual([got.status, got.headers.get('Allow')], [405, 'POST']);
});

test('the rota and the maintenance desk send CloudEvents that the official library reads', async (context) => {
  const { rota, maintenance, taken } = await open(context);
  assert.equal((await rota.send({ ...MESSAGE, severity: 'critical' })).status, 202);
  await maintenance.send({ ...MESSAGE, severity: 'info' });
  const events = taken.map(({ headers, body }) => HTTP.toEvent({ headers, body }) as CloudEvent<object>);
  assert.deepEqual(
    events.map(({ id, source, type, time, severitytext, data }) => ({ id, source, type, time, severitytext, data })),
    [
      {
        id: '0017',
        source: 'urn:marram:rota',
        type: 'rota.a.kind',
        time: '2026-03-02T08:55:00.000Z',
        severitytext: 'critical',
        data: { to: '00107', title: 'Nobody has come' },
      },
      {
        id: '0017',
        source: 'urn:marram:maintenance',
        type: 'maintenance.a.kind',
        time: '2026-03-02T08:55:00.000Z',
        severitytext: 'info',
        data: { to: '00107', title: 'Nobody has come' },
      },
    ],
  );
  assert.deepEqual(new Set(taken.map(({ path }) => path)), new Set(['/intake/cloudevents']));
});

test('the cold store sends a line of syslog', async (context) => {
  const { coldStore, taken } = await open(context);
  await coldStore.send({ ...MESSAGE, severity: 2 });
  assert.equal(taken[0]!.path, '/intake/syslog');
  assert.equal(
    taken[0]!.body,
    '<130>1 2026-03-02T08:55:00.000Z cold-2.lisboa monitor 731 a.kind [note@32473 id="0017" to="00107"] Nobody has come',
  );
});

test('the till sends a log record of OpenTelemetry', async (context) => {
  const { till, taken } = await open(context);
  await till.send({ ...MESSAGE, severity: 18 });
  assert.equal(taken[0]!.path, '/intake/otel');
  assert.deepEqual(JSON.parse(taken[0]!.body), {
    timeUnixNano: '1772441700000000000',
    severityNumber: 18,
    eventName: 'a.kind',
    body: { stringValue: 'Nobody has come' },
    attributes: [
      { key: 'log.record.uid', value: { stringValue: '0017' } },
      { key: 'enduser.id', value: { stringValue: '00107' } },
    ],
  });
});

test('sends any text in place of a message', async (context) => {
  const { coldStore, taken } = await open(context);
  await coldStore.sendText('no line');
  assert.deepEqual([taken[0]!.path, taken[0]!.body], ['/intake/syslog', 'no line']);
});

test('sends a test message on demand: a new one, or the last one again', async (context) => {
  const { rota, maintenance, taken } = await open(context);
  const order = (url: string, body: object) =>
    fetch(`${url}/test-messages`, { method: 'POST', body: JSON.stringify(body) });
  const answer = await order(rota.url, { to: '00107' });
  assert.deepEqual(await answer.json(), { delivered: true, status: 202 });
  await order(rota.url, { to: '00107', again: true });
  await order(rota.url, { to: '00107' });
  await order(maintenance.url, { to: '00107', again: true });
  const ids = taken.map(({ body }) => `${JSON.parse(body).source} ${JSON.parse(body).id}`);
  assert.deepEqual(ids, [
    'urn:marram:rota 2041',
    'urn:marram:rota 2041',
    'urn:marram:rota 2042',
    'urn:marram:maintenance 2041',
  ]);
  assert.equal(taken[0]!.body, taken[1]!.body);
  assert.equal((await order(rota.url, {})).status, 400);
});
