/** Serves a built site for tests: under any path, with an answer of the test's own where it wants one. */
import { readFile, stat } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

export interface SiteServer {
  /** Where the site's root is, with a slash at the end. */
  root: string;
  close(): Promise<void>;
}

export interface SiteOptions {
  /** The path of the site's root, from slash to slash. */
  under?: string;
  /** Changes a page on its way, as `npm start` does. */
  rewrite?: (html: string) => string;
  /** Answers a path (below the root) itself. @returns whether it did */
  answer?: (path: string, response: ServerResponse) => boolean;
}

/** @param folder the built site */
export async function serveSite(folder: string, options: SiteOptions = {}): Promise<SiteServer> {
  const { under = '/', rewrite = (html) => html, answer = () => false } = options;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname.startsWith(under) ? decodeURIComponent(pathname.slice(under.length)) : undefined;
    if (path === undefined) response.writeHead(404).end();
    else if (!answer(path, response)) void sendFile(response, join(folder, normalize(`/${path}`)), rewrite);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}${under}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((done, failed) => server.close((error) => (error ? failed(error) : done())));
    },
  };
}

async function sendFile(response: ServerResponse, path: string, rewrite: (html: string) => string): Promise<void> {
  try {
    const file = (await stat(path)).isDirectory() ? join(path, 'index.html') : path;
    const body = await readFile(file);
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' });
    response.end(file.endsWith('.html') ? rewrite(body.toString()) : body);
  } catch {
    response.writeHead(404).end();
  }
}
