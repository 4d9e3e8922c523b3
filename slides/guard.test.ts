import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { createConnection, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import { createServer, type ViteDevServer } from 'vite';
import { guard, refusalOf } from './theme/presenting/guard.ts';

const KEY = '/0123456789abcdef/';

describe('a request', () => {
  const status = (request: Partial<Parameters<typeof refusalOf>[0]>) =>
    refusalOf({ method: 'GET', url: KEY, headers: {}, ...request }, KEY)?.status;

  test('reads what lies under the key, from this address or by a person', () => {
    for (const site of ['same-origin', 'none', undefined])
      assert.equal(status({ headers: { 'sec-fetch-site': site } }), undefined);
    assert.equal(status({ url: `${KEY}@fs/x/slides/03-pull.md` }), undefined);
  });

  test('gets nothing without the key, and does not hear it', () => {
    for (const url of ['/', '/index.html', '/0123456789abcdee/', '/@fs/x', '/@vite/client']) {
      const refusal = refusalOf({ method: 'GET', url, headers: {} }, KEY)!;
      assert.equal(refusal.status, 404);
      assert(!refusal.message.includes(KEY));
    }
  });

  test('never writes', () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', undefined]) {
      assert.equal(refusalOf({ method, url: KEY, headers: {} }, KEY)?.status, 405, String(method));
    }
  });

  test('of another page gets nothing, be it on this machine', () => {
    for (const site of ['cross-site', 'same-site', ''])
      assert.equal(status({ headers: { 'sec-fetch-site': site } }), 403);
  });

  test('finds no editor, no slides as files, no tools', () => {
    for (const tool of [
      '__open-in-editor?file=x',
      '__slidev/slides/1.json',
      '__mcp',
      '__mcp/',
      '/__mcp',
      '%5f_mcp',
      './__inspect/',
    ])
      assert.equal(status({ url: KEY + tool }), 403, tool);
  });
});

describe('a development server behind the guard', () => {
  let folder: string;
  let server: ViteDevServer;
  let origin: string;

  before(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'guard-')));
    for (const part of ['slides', 'solutions']) await mkdir(join(folder, part));
    await writeFile(join(folder, 'slides', 'index.html'), '<h1>A deck</h1>');
    await writeFile(join(folder, 'slides', 'shown.js'), 'export const shown = 1;');
    await writeFile(join(folder, 'solutions', 'kept.js'), 'export const kept = 1;');
    server = await createServer({
      root: join(folder, 'slides'),
      base: KEY,
      configFile: false,
      logLevel: 'silent',
      server: { port: 0, host: '127.0.0.1', fs: { allow: [folder] } },
      plugins: [guard(folder)],
    });
    await server.listen();
    origin = `http://127.0.0.1:${(server.httpServer!.address() as AddressInfo).port}`;
  });

  after(async () => {
    await server?.close();
    await rm(folder, { recursive: true });
  });

  test('shows decks, and no other page may frame it or hold its window', async () => {
    const page = await fetch(origin + KEY);
    assert.match(await page.text(), /A deck/);
    assert.equal(page.headers.get('cross-origin-opener-policy'), 'same-origin');
    assert.equal(page.headers.get('content-security-policy'), "frame-ancestors 'self'");
    assert.equal(page.headers.get('access-control-allow-origin'), null);
    assert.equal((await fetch(`${origin}${KEY}shown.js`)).status, 200);
  });

  test('reads nothing of the project but what decks are made of', async () => {
    assert.equal((await fetch(`${origin}${KEY}@fs${folder}/slides/shown.js`)).status, 200);
    for (const query of ['', '?raw', '?import', '?import&raw', '?url']) {
      const answer = await fetch(`${origin}${KEY}@fs${folder}/solutions/kept.js${query}`);
      assert.doesNotMatch(await answer.text(), /kept = 1/, query);
      assert.notEqual(answer.status, 200, query);
    }
  });

  test('names its key to nobody', async () => {
    for (const path of ['/', '/index.html', '/x', '/@vite/client']) {
      const answer = await fetch(origin + path, { redirect: 'manual', headers: { Accept: 'text/html' } });
      assert.equal(answer.status, 404);
      assert(!(await answer.text()).includes(KEY));
    }
  });

  test('speaks with its own windows, and with none that does not know the key or belongs to another page', async () => {
    assert.match(await upgrade(KEY), /^HTTP\/1\.1 101/);
    assert.equal(await upgrade('/'), '');
    assert.equal(await upgrade(KEY, 'Sec-Fetch-Site: same-site'), '');
  });

  test('changes no file', async () => {
    const file = join(folder, 'slides', 'shown.js');
    const earlier = await readFile(file, 'utf8');
    for (const path of ['shown.js', '__slidev/slides/1.json'])
      assert.equal((await fetch(`${origin}${KEY}${path}`, { method: 'POST', body: '{"content":"x"}' })).status, 405);
    assert.equal(await readFile(file, 'utf8'), earlier);
  });

  /** Asks for a WebSocket: what was answered, nothing if the connection was ended instead. */
  async function upgrade(path: string, ...also: string[]): Promise<string> {
    const { port } = new URL(origin);
    const socket = createConnection(Number(port), '127.0.0.1');
    const lines = [`GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, 'Connection: Upgrade', 'Upgrade: websocket'];
    const more = [
      'Sec-WebSocket-Protocol: vite-hmr',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${'A'.repeat(22)}==`,
    ];
    socket.write([...lines, ...more, ...also, '', ''].join('\r\n'));
    socket.once('data', () => socket.end());
    return text(socket).catch(() => '');
  }
});
