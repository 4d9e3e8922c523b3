import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { CloudEvent, HTTP } from 'cloudevents';
import { Clock } from '../company/clock.ts';
import { FOUNDATION, THE_PASS } from './external-comms-articles.ts';
import { ExternalComms, type Errand } from './external-comms.ts';

/** A website that answers everything with one status, and the intranet that tells it. */
async function open(context: TestContext, status = 201) {
  const taken: { path: string; headers: Record<string, string>; body: string }[] = [];
  const website = createServer((request, response) => {
    void text(request).then((body) => {
      taken.push({ path: request.url!, headers: request.headers as Record<string, string>, body });
      response.writeHead(status).end();
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => website.once('listening', resolve));
  const { port } = website.address() as AddressInfo;
  const intranet = await new ExternalComms(new Clock(), () => `http://127.0.0.1:${port}`).listen();
  context.after(async () => {
    website.closeAllConnections();
    website.close();
    await intranet.close();
  });
  const article = async (query: Record<string, string>) => {
    const response = await fetch(`${intranet.url}/articles?${new URLSearchParams(query)}`);
    return { status: response.status, body: await response.json() };
  };
  const errand = (what: Errand) => fetch(`${intranet.url}/errands`, { method: 'POST', body: what });
  return { intranet, taken, article, errand };
}

test('tells the website with a CloudEvent that the official library reads', async (context) => {
  const { intranet, taken } = await open(context);
  assert.equal(await intranet.notify({ source: THE_PASS, id: '0041', version: 1 }), 201);
  const [{ path, headers, body }] = taken as [(typeof taken)[0]];
  const event = HTTP.toEvent({ headers, body }) as CloudEvent<object>;
  assert.deepEqual(
    [path, event.type, event.source, event.data],
    ['/site/intake', 'external-comms.article.published', THE_PASS, { id: '0041', version: 1 }],
  );
  assert.deepEqual(intranet.records.answers, [{ source: THE_PASS, id: '0041', version: 1, status: 201 }]);
});

test('a website that cannot be reached answers 0', async (context) => {
  const intranet = await new ExternalComms(new Clock(), () => 'http://127.0.0.1:1').listen();
  context.after(() => intranet.close());
  assert.equal(await intranet.notify({ source: THE_PASS, id: '0041', version: 1 }), 0);
});

test('hands out every version, with addresses of its own in it', async (context) => {
  const { intranet, article } = await open(context);
  const first = await article({ source: THE_PASS, id: '0041', version: '1' });
  assert.equal(first.status, 200);
  assert.equal(first.body.headline, 'Marehalm cooks on the quay');
  assert.match(first.body.paragraphs[1], new RegExp(`\\(${intranet.url}/files/quay\\.png\\?w=640\\)$`));
  const { source, id } = intranet.records.articles[0]!;
  assert.deepEqual(intranet.add({ ...intranet.records.articles[0]!, headline: 'New' }), { source, id, version: 2 });
  assert.equal((await article({ source, id, version: '2' })).body.headline, 'New');
  assert.equal((await article({ source, id, version: '1' })).body.headline, 'Marehalm cooks on the quay');
});

test('404 for what it does not have, 400 for half a question, 405 for another method', async (context) => {
  const { intranet, article } = await open(context);
  assert.equal((await article({ source: THE_PASS, id: '0041', version: '9' })).status, 404);
  assert.equal((await article({ source: FOUNDATION, id: '0041', version: '1' })).status, 404);
  assert.equal((await article({ source: THE_PASS, id: '0041' })).status, 400);
  const posted = await fetch(`${intranet.url}/articles`, { method: 'POST' });
  assert.deepEqual([posted.status, posted.headers.get('Allow')], [405, 'GET']);
});

test('hands out pictures and files byte for byte', async (context) => {
  const { intranet } = await open(context);
  for (const [path, { type, content }] of intranet.records.files) {
    const response = await fetch(intranet.url + path);
    assert.equal(response.headers.get('Content-Type'), type);
    assert(Buffer.from(await response.arrayBuffer()).equals(content), path);
  }
  assert.match(intranet.received.at(-1)!.reply!.body, /^\(\d+ bytes\)$/, 'its record says how many');
});

test('holds an answer back until it is let go', async (context) => {
  const { intranet, article } = await open(context);
  const release = intranet.hold(1);
  let answered = false;
  const answer = article({ source: THE_PASS, id: '0041', version: '1' }).then(() => (answered = true));
  await intranet.wasAsked(({ path }) => path.startsWith('/articles'));
  assert.equal(answered, false);
  release();
  await answer;
});

test('does what colleagues there do: publish, correct, repeat, and send late', async (context) => {
  const { intranet, taken, errand } = await open(context);
  const told = () => {
    const { source, data } = JSON.parse(taken.at(-1)!.body);
    return `${source} ${data.id} ${data.version}`;
  };
  const said: string[] = [];
  for (const what of ['publish', 'publish', 'correct', 'repeat', 'late'] as const) {
    assert.equal((await errand(what)).status, 200);
    said.push(told());
  }
  assert.deepEqual(said, [
    `${THE_PASS} 0042 1`,
    `${FOUNDATION} 0042 1`,
    `${FOUNDATION} 0042 2`,
    `${FOUNDATION} 0042 2`,
    `${FOUNDATION} 0042 1`,
  ]);
  assert.equal((await errand('publish')).status, 409, 'there is nothing more to publish');
  assert.match(await (await fetch(intranet.url)).text(), /the website answered 201/);
});
