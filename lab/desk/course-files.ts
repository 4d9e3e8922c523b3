/** Serves the built course: what any static host would serve, with the live parts of its pages switched on. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import type { Env } from './guard.ts';

/**
 * @param dist the built folder; it may be replaced at any time
 */
export function courseFiles(dist: string): Hono<Env> {
  const app = new Hono<Env>();
  app.use(compress(), revalidate, etag(), liveParts, wholeFolders(dist));
  // The folder may not exist yet, which serveStatic would complain about: it is told the path with every request.
  app.use(serveStatic({ rewriteRequestPath: (path) => join(dist, path) }));
  app.get('*', async (c) => {
    const page = await readFile(join(dist, '404.html'), 'utf8').catch(() => 'There is no page here.');
    return c.html(page, 404);
  });
  return app;
}

/** The page as it was built, with the word on `<html>` that tells its scripts to connect. */
export function switchedOn(html: string): string {
  return html.replace(/(<html\b[^>]*\bdata-lab=")off(?=")/i, '$1on');
}

/** After a rebuild every page is new at once; until then nothing is sent twice. No other page may frame one. */
const revalidate: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('Cache-Control', 'no-cache');
  c.header('Content-Security-Policy', "frame-ancestors 'none'");
};

const liveParts: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.get('Content-Type')?.startsWith('text/html') || !c.res.body) return;
  const html = switchedOn(await c.res.text());
  c.res = new Response(html, c.res);
  c.res.headers.delete('Content-Length');
};

/** A folder's page has links that count from the folder, so its address ends in a slash. */
function wholeFolders(dist: string): MiddlewareHandler {
  return async (c, next) => {
    const { pathname, search } = new URL(c.req.url);
    // An address that began with two slashes would lead to another host.
    if (
      pathname.startsWith('//') ||
      pathname.endsWith('/') ||
      pathname.includes('..') ||
      !existsSync(join(dist, pathname, 'index.html'))
    )
      return next();
    return c.redirect(`${pathname}/${search}`, 307);
  };
}
