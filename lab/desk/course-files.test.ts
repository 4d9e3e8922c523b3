import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { courseFiles, switchedOn } from './course-files.ts';
import { scratch } from './fixtures.ts';

const PAGE = '<!doctype html><html lang="en" data-lab="off" data-root="./"><p>data-lab="off"</p>';

async function dist(context: TestContext, files: Record<string, string>): Promise<string> {
  const folder = join(await scratch(context), 'dist');
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}

const FILES = {
  'index.html': PAGE,
  '404.html': '<!doctype html><html data-lab="off"><h1>No page</h1>',
  'slides/03-pull/index.html': PAGE,
  '_astro/a.css': 'p { color: red }',
  'letter.txt': 'dear '.repeat(1_000),
};

test('pages are served with their live parts switched on, everything else as it is', async (context) => {
  const app = courseFiles(await dist(context, FILES));
  const page = await app.request('/');
  assert.equal(page.status, 200);
  assert.match(page.headers.get('Content-Type')!, /^text\/html/);
  assert.equal(await page.text(), PAGE.replace('off', 'on'));
  assert.match(await (await app.request('/slides/03-pull/')).text(), /data-lab="on"/);

  const style = await app.request('/_astro/a.css');
  assert.match(style.headers.get('Content-Type')!, /^text\/css/);
  assert.equal(await style.text(), FILES['_astro/a.css']);
});

test('only the word on <html> is replaced', () => {
  assert.equal(switchedOn('<html><p data-lab="off">'), '<html><p data-lab="off">');
  assert.equal(switchedOn('<html lang="en"\n data-lab="off">'), '<html lang="en"\n data-lab="on">');
});

test('nothing is sent twice until it changes, and then at once', async (context) => {
  const folder = await dist(context, FILES);
  const app = courseFiles(folder);
  const first = await app.request('/');
  const etag = first.headers.get('ETag')!;
  assert.equal(first.headers.get('Cache-Control'), 'no-cache');
  const again = await app.request('/', { headers: { 'If-None-Match': etag } });
  assert.equal(again.status, 304);
  await rm(folder, { recursive: true });
  await mkdir(folder);
  await writeFile(join(folder, 'index.html'), 'rebuilt');
  const rebuilt = await app.request('/', { headers: { 'If-None-Match': etag } });
  assert.deepEqual([rebuilt.status, await rebuilt.text()], [200, 'rebuilt']);
});

test('long texts are compressed for whoever can read that', async (context) => {
  const app = courseFiles(await dist(context, FILES));
  const plain = await app.request('/letter.txt');
  assert.equal(plain.headers.get('Content-Encoding'), null);
  const packed = await app.request('/letter.txt', { headers: { 'Accept-Encoding': 'gzip' } });
  assert.equal(packed.headers.get('Content-Encoding'), 'gzip');
  const body = new Response(packed.body!.pipeThrough(new DecompressionStream('gzip')));
  assert.equal(await body.text(), FILES['letter.txt']);
});

test('a folder leads to its address with a slash, so that relative links hold', async (context) => {
  const app = courseFiles(await dist(context, FILES));
  const { status, headers } = await app.request('/slides/03-pull?clicks=2');
  assert.deepEqual([status, headers.get('Location')], [307, '/slides/03-pull/?clicks=2']);
});

test('what is not there is the course’s own 404 page, and nothing outside the folder is there', async (context) => {
  const folder = await dist(context, FILES);
  await writeFile(join(dirname(folder), 'secret.txt'), 'secret');
  const app = courseFiles(folder);
  for (const path of ['/nowhere/', '/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%']) {
    const answer = await app.request(path);
    assert.equal(answer.status, 404, path);
    assert.match(await answer.text(), /<html data-lab="on"><h1>No page/);
  }
});

test('no address leads to another host', async (context) => {
  const app = courseFiles(await dist(context, { ...FILES, 'about/index.html': PAGE }));
  assert.equal((await app.request('/about')).status, 307);
  for (const path of ['//about', '///about', '/\\about', '//slides/03-pull'])
    assert.equal((await app.request(new Request(`http://127.0.0.1${path}`))).headers.get('Location'), null, path);
});

test('no other page frames the course', async (context) => {
  const app = courseFiles(await dist(context, FILES));
  for (const path of ['/', '/nothing'])
    assert.equal((await app.request(path)).headers.get('Content-Security-Policy'), "frame-ancestors 'none'");
});
