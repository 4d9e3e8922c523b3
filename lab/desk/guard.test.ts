/** Under which addresses the course answers, and whose pages may change something. */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test, type TestContext } from 'node:test';
import { Hono } from 'hono';
import { addressFrom } from '../project/ports.ts';
import { ownAddress, ownPages, type Env } from './guard.ts';
import { listen } from './server.ts';

async function guarded(context: TestContext, allowed?: URL) {
  const app = new Hono<Env>().use(ownAddress(allowed), ownPages(allowed)).all('*', (c) => c.text('in'));
  const { port, stop } = await listen(app, 0);
  context.after(stop);
  const ask = (host: string, headers: Record<string, string> = {}, method = 'GET') => {
    const { promise, resolve, reject } = Promise.withResolvers<{ status: number; location: string | undefined }>();
    const options = { port, host: '127.0.0.1', path: '/a?b', method, headers: { host, ...headers } };
    request(options, (response) => {
      response.resume();
      resolve({ status: response.statusCode!, location: response.headers.location });
    })
      .on('error', reject)
      .end(method === 'POST' ? '{}' : undefined);
    return promise;
  };
  const post = async (host: string, Origin: string) =>
    (await ask(host, { Origin, 'Content-Type': 'application/json' }, 'POST')).status;
  return { ask, post, port };
}

test('without an address that is let in, there is one, and localhost leads to it', async (context) => {
  const { ask, post, port } = await guarded(context);
  assert.equal((await ask(`127.0.0.1:${port}`)).status, 200);
  assert.deepEqual(await ask(`localhost:${port}`), { status: 307, location: `http://127.0.0.1:${port}/a?b` });
  assert.equal((await ask('name-4321.app.example')).status, 421);
  assert.equal(await post(`127.0.0.1:${port}`, `http://127.0.0.1:${port}`), 200);
  assert.equal(await post(`127.0.0.1:${port}`, 'https://name-4321.app.example'), 403);
});

test('an address that is let in is answered, whatever name its tunnel brings along, and no other one', async (context) => {
  const { ask, post, port } = await guarded(context, addressFrom('https://name-4321.app.example'));
  for (const host of ['name-4321.app.example', `localhost:${port}`, `127.0.0.1:${port}`]) {
    assert.equal((await ask(host)).status, 200, host);
    assert.equal(await post(host, 'https://name-4321.app.example'), 200, host);
    assert.equal(await post(host, 'https://other.app.example'), 403, host);
  }
  assert.equal((await ask('other.app.example')).status, 421);
});

test('an address is what stands before the first slash', () => {
  assert.equal(addressFrom('localhost:8080').origin, 'http://localhost:8080');
  assert.equal(addressFrom('https://a.example/').origin, 'https://a.example');
  for (const text of ['', 'https://a.example/lab/', 'http://', 'a b'])
    assert.throws(() => addressFrom(text), { name: 'UserError', message: /is no address/ });
});
