import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../project/root.ts';
import { GraderResources } from './resources.ts';

let resources: GraderResources;

before(() => {
  resources = new GraderResources();
});

after(() => resources.close());

/** What a function makes of a page, in the browser that grades. */
async function inPage<T>(act: () => Promise<T>): Promise<T> {
  const page = await resources.pages.take();
  await page.goto('data:text/html,<title>page</title>');
  const seen = await page.evaluate(act);
  await resources.pages.giveBack(page, { suspect: true });
  return seen;
}

test('a page finds no host by name, not even this one', async (context) => {
  const server = createServer((_, response) => response.end('here')).listen(0, '127.0.0.1');
  context.after(() => server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const page = await resources.pages.take();
  const open = (host: string) => page.goto(`http://${host}:${port}/`);
  assert.equal((await open('127.0.0.1'))?.status(), 200);
  await assert.rejects(open('localhost'), /ERR_NAME_NOT_RESOLVED/);
  await resources.pages.giveBack(page, { suspect: true });
});

test('WebRTC has no way out', async () => {
  const candidates = async () => {
    const connection = new RTCPeerConnection();
    connection.createDataChannel('any');
    const found: string[] = [];
    const gathered = new Promise<void>((resolve) => {
      connection.onicecandidate = ({ candidate }) => {
        if (candidate === null) resolve();
        else if (candidate.candidate !== '') found.push(candidate.candidate);
      };
    });
    await connection.setLocalDescription();
    await gathered;
    return found;
  };
  assert.deepEqual(await inPage(candidates), []);
});

test('Playwright’s own runner starts its browser the same way', () => {
  assert.match(readFileSync(join(root, 'playwright.config.ts'), 'utf8'), /args: \[\.\.\.args, \.\.\.CONTAINED\]/);
});
