/** Serves a folder, for tests of what was built: on loopback, on a port that the system gives. */
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

/** A folder that is being served. */
export interface Served {
  /** Where it is, for instance `http://127.0.0.1:40123/`; with a slash at the end. */
  root: string;
  close: () => Promise<void>;
}

/** How a folder is served; as it lies on the disk unless told. */
export interface ServeOptions {
  /** The path of the folder's root, from slash to slash. */
  under?: string;
  /** Changes a page on its way, as `npm start` does. */
  rewrite?: (html: string) => string;
  /**
   * Answers a path (below the root) itself.
   *
   * @returns whether it did
   */
  answer?: (path: string, response: ServerResponse) => boolean;
}

/**
 * Serves the files of a folder as a plain static host does: a folder's `index.html` for its address, 404 for what is
 * not there.
 *
 * @param folder for instance `dist`
 */
export async function serveFolder(folder: string, options: ServeOptions = {}): Promise<Served> {
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
