/** Serves what the hand-written pages are made of: style sheets, fonts, and scripts, which browsers get without types. */
import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { root } from '../project/root.ts';
import type { Env } from './guard.ts';

const HERE = fileURLToPath(new URL('./browser/', import.meta.url));
const FIGURES = join(root, 'figures');

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
  ts: 'text/javascript; charset=utf-8',
};

/** Everything below `/lab/` that pages load. A file that is not meant for pages is not there. */
export function pageFiles(): Hono<Env> {
  const app = new Hono<Env>();
  app.get('/look/:file{(fonts/)?[a-z-]+\\.(css|woff2)}', (c) => send(join(FIGURES, c.req.param('file'))));
  app.get('/:file{base\\.css|theme\\.ts|live-events\\.ts}', (c) => send(join(HERE, c.req.param('file'))));
  app.get('/compare/code.css', async (c) => {
    const { codeCss } = await import('../project/code-colours.ts');
    return c.body(codeCss, 200, { 'Content-Type': TYPES['css']!, 'Cache-Control': 'no-cache' });
  });
  app.get('/:folder{bench|compare|phone|waiting}/:file{[a-z-]+\\.(css|ts)}', (c) => {
    const { folder, file } = c.req.param();
    return send(join(HERE, folder, file));
  });
  return app;
}

async function send(file: string): Promise<Response> {
  const kind = file.slice(file.lastIndexOf('.') + 1);
  const content = await readFile(file).catch(() => undefined);
  if (!content) return new Response('There is no such file here.\n', { status: 404 });
  const body = kind === 'ts' ? stripTypeScriptTypes(content.toString('utf8')) : content;
  return new Response(body, { headers: { 'Content-Type': TYPES[kind]!, 'Cache-Control': 'no-cache' } });
}
