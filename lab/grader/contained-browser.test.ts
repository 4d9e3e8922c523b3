import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
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

test('a page finds no other host, by name or by number', async () => {
  const hosts = () =>
    Promise.all(
      ['http://remote.example/', 'http://192.0.2.1/', 'http://localhost/'].map((url) =>
        fetch(url, { mode: 'no-cors' }).then(
          () => 'reached',
          () => 'not found',
        ),
      ),
    );
  assert.deepEqual(await inPage(hosts), ['not found', 'not found', 'not found']);
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
