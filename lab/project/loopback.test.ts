/** What this machine asks itself goes to no proxy, whatever the environment says of proxies. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { root } from './root.ts';

const ASK = `
import { get } from 'node:http';
const url = process.argv[1];
const fetched = await fetch(url).then((response) => response.text());
get(url, async (response) => console.log(fetched, (await response.toArray()).join(''), process.env.NO_PROXY));
`;

test('with a proxy in the environment, and Node told to use it', async (context) => {
  const server = createServer((_request, response) => response.end('here')).listen(0, '127.0.0.1');
  const proxy = createServer((_request, response) => response.end('by the proxy')).listen(0, '127.0.0.1');
  context.after(() => {
    server.close();
    proxy.close();
  });
  await Promise.all([once(server, 'listening'), once(proxy, 'listening')]);
  const at = (one: typeof server) => `http://127.0.0.1:${(one.address() as AddressInfo).port}/`;
  const env = {
    ...process.env,
    NODE_USE_ENV_PROXY: '1',
    HTTP_PROXY: at(proxy),
    http_proxy: at(proxy),
    NO_PROXY: 'x.org',
  };
  const asked = async (...before: string[]) => {
    const child = spawn(process.execPath, [...before, '--input-type=module', '-e', ASK, at(server)], { env });
    const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    return said.trim();
  };
  assert.equal(await asked(), 'by the proxy by the proxy x.org', 'without our boot, a proxy comes in between');
  const boot = join(root, 'lab/project/boot.js');
  assert.equal(await asked('--import', boot), 'here here x.org,127.0.0.1,localhost,::1');
});
