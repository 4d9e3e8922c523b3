import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { serveFolder, type ServeOptions } from './serve-folder.ts';

/** A served folder with a page, a page in a folder, and a style sheet; beside it lies a file that is nobody's business. */
async function served(context: TestContext, options?: ServeOptions) {
  const scratch = await mkdtemp(join(tmpdir(), 'serve-'));
  context.after(() => rm(scratch, { recursive: true }));
  const folder = join(scratch, 'dist');
  await mkdir(join(folder, 'about'), { recursive: true });
  await writeFile(join(folder, 'index.html'), '<p>home');
  await writeFile(join(folder, 'about/index.html'), '<p>about');
  await writeFile(join(folder, 'a.css'), 'p {}');
  await writeFile(join(scratch, 'private'), 'private');
  const { root, close } = await serveFolder(folder, options);
  context.after(close);
  return { root, get: (path: string) => fetch(`${root}${path}`) };
}

test('a folder’s address is its page, and files have their types', async (context) => {
  const { get } = await served(context);
  assert.equal(await (await get('')).text(), '<p>home');
  assert.equal(await (await get('about/')).text(), '<p>about');
  assert.equal((await get('about/')).headers.get('Content-Type'), 'text/html; charset=utf-8');
  assert.equal((await get('a.css')).headers.get('Content-Type'), 'text/css');
  assert.equal((await get('none')).status, 404);
});

test('what lies beside the folder is not served', async (context) => {
  const { get } = await served(context);
  assert.equal((await get('..%2Fprivate')).status, 404);
});

test('a folder is served below a path, and nothing beside that path', async (context) => {
  const { root, get } = await served(context, { under: '/any/where/' });
  assert(root.endsWith('/any/where/'));
  assert.equal(await (await get('about/')).text(), '<p>about');
  assert.equal((await fetch(new URL('/about/', root))).status, 404);
});

test('a test rewrites pages, and only pages, and answers addresses of its own', async (context) => {
  const { get } = await served(context, {
    rewrite: (text) => text.toUpperCase(),
    answer: (path, response) => {
      if (path !== 'live/events') return false;
      response.end('mine');
      return true;
    },
  });
  assert.equal(await (await get('')).text(), '<P>HOME');
  assert.equal(await (await get('a.css')).text(), 'p {}');
  assert.equal(await (await get('live/events')).text(), 'mine');
});
