/** What all Remotes share: the switches, and the record of what was received. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { test, type TestContext } from 'node:test';
import { Clock, SEEDED_MOMENT } from '../company/clock.ts';
import { Remote, type Received, type Switches } from './remote.ts';

/** A Remote that answers with its version and what it was asked. */
async function echo(context: TestContext, switches: Partial<Switches> = {}) {
  const clock = new Clock();
  const remote = new Remote('Echo', clock, async (asked, version) =>
    Response.json({ version, method: asked.method, body: await asked.text() }, { headers: { 'X-Echo': 'yes' } }),
  );
  await remote.listen();
  context.after(() => remote.close());
  remote.set(switches);
  return { remote, clock };
}

/** Resolves with the first exchange that has ended. */
async function ended(remote: Remote): Promise<Received> {
  for (;;) {
    const found = remote.received.find(({ end }) => end !== undefined);
    if (found) return found;
    await once(remote, 'change');
  }
}

test('a Remote listens on loopback, on a port of its own', async (context) => {
  const [one, other] = [await echo(context), await echo(context)];
  assert.match(one.remote.url, /^http:\/\/127\.0\.0\.1:\d+$/);
  assert.notEqual(one.remote.url, other.remote.url);
});

test('well: it answers, and records question, reply and time', async (context) => {
  const { remote, clock } = await echo(context);
  clock.advance(5_000);
  const response = await fetch(`${remote.url}/soup?hot=1`, {
    method: 'POST',
    body: 'été',
    headers: { 'X-Spoon': 'big' },
  });
  assert.deepEqual(await response.json(), { version: 1, method: 'POST', body: 'été' });
  const { at, method, path, headers, body, reply, end } = await ended(remote);
  assert.deepEqual(
    { at, method, path, body, end, spoon: headers['x-spoon'] },
    { at: SEEDED_MOMENT + 5_000, method: 'POST', path: '/soup?hot=1', body: 'été', end: 'answered', spoon: 'big' },
  );
  assert.deepEqual(reply, {
    status: 200,
    headers: { 'content-type': 'application/json', 'x-echo': 'yes' },
    body: JSON.stringify({ version: 1, method: 'POST', body: 'été' }),
  });
});

test('version 2 reaches whoever answers', async (context) => {
  const { remote } = await echo(context, { version: 2 });
  assert.equal((await (await fetch(remote.url)).json()).version, 2);
});

test('offline: nobody gets through, connections that were open are dropped, and nothing is received', async (context) => {
  const { remote } = await echo(context);
  await (await fetch(remote.url)).text();
  remote.set({ mode: 'offline' });
  const refused = once(remote, 'refused');
  await assert.rejects(fetch(remote.url), TypeError);
  await refused;
  assert.equal(remote.received.length, 1);
  remote.set({ mode: 'well' });
  assert.equal((await fetch(remote.url)).status, 200);
});

test('offline ends what hangs', async (context) => {
  const { remote } = await echo(context, { mode: 'hang' });
  const answer = assert.rejects(fetch(remote.url), TypeError);
  await remote.hasReceived(1);
  remote.set({ mode: 'offline' });
  await answer;
});

test('hang: the question is received, and answered when the mode changes, in the new mode', async (context) => {
  const { remote } = await echo(context, { mode: 'hang' });
  const answers = [fetch(remote.url), fetch(remote.url)];
  await remote.hasReceived(2);
  assert(remote.received.every(({ reply, end }) => reply === undefined && end === undefined));
  remote.set({ slowMs: 1 });
  assert(
    remote.received.every(({ reply }) => reply === undefined),
    'Another switch is no reason to answer.',
  );
  remote.set({ mode: 503 });
  assert.deepEqual(
    (await Promise.all(answers)).map(({ status }) => status),
    [503, 503],
  );
});

test('hang: a question that nobody waits for any more is abandoned', async (context) => {
  const { remote } = await echo(context, { mode: 'hang' });
  const controller = new AbortController();
  const answer = assert.rejects(fetch(remote.url, { signal: controller.signal }), { name: 'AbortError' });
  await remote.hasReceived(1);
  controller.abort();
  await answer;
  assert.equal((await ended(remote)).end, 'abandoned');
});

test('stall: the headers and half of the body come, and the rest never', async (context) => {
  const { remote } = await echo(context, { mode: 'stall' });
  const response = await fetch(remote.url);
  const whole = remote.received[0]!.reply!.body;
  assert.deepEqual([response.status, response.headers.get('X-Echo')], [200, 'yes']);
  const reader = response.body!.getReader();
  const { value, done } = await reader.read();
  assert.equal(done, false);
  assert.equal(new TextDecoder().decode(value), whole.slice(0, Math.ceil(whole.length / 2)));
  const rest = assert.rejects(reader.read(), TypeError);
  assert.equal(remote.received[0]!.end, undefined);
  remote.set({ mode: 'well' });
  await rest;
  assert.equal((await ended(remote)).end, 'cut');
});

test('die: the headers and half of the body come, then the connection breaks', async (context) => {
  const { remote } = await echo(context, { mode: 'die' });
  const response = await fetch(remote.url);
  assert.equal(response.status, 200);
  await assert.rejects(response.text(), TypeError);
  assert.equal((await ended(remote)).end, 'cut');
});

test('garbage: 200 with a web page where data was expected', async (context) => {
  const { remote } = await echo(context, { mode: 'garbage' });
  const response = await fetch(remote.url);
  assert.deepEqual([response.status, response.headers.get('Content-Type')], [200, 'text/html; charset=utf-8']);
  assert.match(await response.text(), /^<!doctype html>/);
});

for (const mode of [400, 401, 404, 429, 500, 503]) {
  test(`${mode}: it answers with that status and says who is in trouble`, async (context) => {
    const { remote } = await echo(context, { mode });
    const response = await fetch(remote.url);
    assert.equal(response.status, mode);
    assert.deepEqual(await response.json(), { error: 'Echo is in trouble' });
  });
}

test('slow: the answer takes at least that long, whatever it is', async (context) => {
  for (const mode of ['well', 500] as const) {
    const { remote } = await echo(context, { mode, slowMs: 60 });
    const begun = performance.now();
    await fetch(remote.url);
    assert(performance.now() - begun >= 55);
  }
});

test('lose: it does what it is asked, and drops the connection without a word', async (context) => {
  const { remote } = await echo(context, { mode: 'lose' });
  await assert.rejects(fetch(remote.url, { method: 'POST', body: 'soup' }), TypeError);
  const { body, reply, end } = await ended(remote);
  assert.deepEqual({ body, reply, end }, { body: 'soup', reply: undefined, end: 'cut' });
});

test('switches that are not named stay as they are', async (context) => {
  const { remote } = await echo(context, { version: 2, slowMs: 3 });
  remote.set({ mode: 'garbage' });
  assert.deepEqual(remote.switches, { mode: 'garbage', slowMs: 3, version: 2 });
});

for (const [method, path] of [
  ['TRACE', '/'],
  ['GET', '//'],
] as const) {
  test(`${method} ${path} makes no sense to it, and does it no harm`, async (context) => {
    const { remote } = await echo(context);
    const asked = request(remote.url, { method, path, agent: false }).end();
    const [answer] = await once(asked, 'response');
    answer.resume();
    assert.equal(answer.statusCode, 400);
    assert.equal((await fetch(remote.url)).status, 200);
  });
}

test('a question that breaks off is not recorded', async (context) => {
  const { remote } = await echo(context);
  const asked = request(remote.url, { method: 'POST', headers: { 'Content-Length': 100 }, agent: false });
  asked.on('error', () => undefined);
  asked.write('half');
  await once(asked, 'socket').then(([socket]) => socket.connecting && once(socket, 'connect'));
  asked.destroy();
  await (await fetch(remote.url)).text();
  assert.deepEqual(
    remote.received.map(({ method }) => method),
    ['GET'],
  );
});

test('closing ends what hangs and stalls', async () => {
  for (const mode of ['hang', 'stall'] as const) {
    const remote = new Remote('Echo', new Clock(), () => Response.json({ soup: 'hot' }));
    await remote.listen();
    remote.set({ mode });
    const answer = fetch(remote.url).then((response) => response.text());
    const rejected = assert.rejects(answer, TypeError);
    await remote.hasReceived(1);
    await remote.close();
    await rejected;
  }
});

test('a Remote with a limit keeps only the latest on record', async (context) => {
  const remote = await new Remote('Echo', new Clock(), () => Response.json({ soup: 'hot' })).listen();
  context.after(() => remote.close());
  remote.recordLimit = 2;
  for (const path of ['/a', '/b', '/c']) await (await fetch(remote.url + path)).text();
  assert.deepEqual(
    remote.received.map(({ path }) => path),
    ['/b', '/c'],
  );
});

test('a body that is too long is refused, and not kept', async (context) => {
  const { remote } = await echo(context);
  const sent = request(remote.url, { method: 'POST' });
  const answered = once(sent, 'response');
  sent.on('error', () => undefined); // the rest of it is not read
  sent.end('x'.repeat(1_000_001));
  const [response] = await answered;
  assert.equal(response.statusCode, 413);
  assert.deepEqual(
    remote.received.map(({ body }) => body),
    ['(not kept)'],
  );
});

test('of many long bodies the first are kept', async (context) => {
  const { remote } = await echo(context);
  const body = 'x'.repeat(1_000_000);
  for (let count = 0; count < 22; count++)
    assert.equal((await fetch(remote.url, { method: 'POST', body })).status, 200);
  assert.deepEqual(
    remote.received.map(({ body }) => body.length),
    [...Array<number>(20).fill(1_000_000), 10, 10],
  );
});
