import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import type { World } from '../runner/world.ts';
import { BrokenOff, Session } from './session.ts';

/** A Host that lets everybody in, and answers the rest as it is told. */
async function enter(context: TestContext, answer: RequestListener, cookie = 'session=1'): Promise<Session> {
  const server = createServer((request, response) => {
    if (request.url !== '/lab/enter') return answer(request, response);
    response.writeHead(303, cookie === '' ? {} : { 'Set-Cookie': cookie }).end();
  }).listen(0, '127.0.0.1');
  context.after(() => server.close());
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Session.enter({ url } as World, '00042');
}

test('it goes where the Host leads, on this machine', async (context) => {
  const session = await enter(context, ({ url }, response) => {
    if (url === '/first') response.writeHead(303, { Location: '/second' }).end();
    else response.end('the second');
  });
  assert.deepEqual(await session.get('/first'), { status: 200, html: 'the second', location: '' });
});

test('where a redirect leads elsewhere or nowhere, it stays and says so', async (context) => {
  for (const location of ['https://127.0.0.1/', 'http://elsewhere.example/', 'http://[', 'file:///etc/hosts']) {
    const session = await enter(context, (_, response) => response.writeHead(302, { Location: location }).end('here'));
    assert.deepEqual(await session.get('/'), { status: 302, html: 'here', location });
  }
});

test('it does not go round in circles', async (context) => {
  let asked = 0;
  const session = await enter(context, (_, response) => {
    asked += 1;
    response.writeHead(302, { Location: '/' }).end();
  });
  assert.equal((await session.get('/')).status, 302);
  assert.equal(asked, 21);
});

test('a door that lets nobody in is the Host’s trouble', async (context) => {
  await assert.rejects(
    enter(context, () => undefined, ''),
    BrokenOff,
  );
});
