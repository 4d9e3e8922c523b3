/**
 * Stands before Slidev's development server, which is made for its author alone: it takes writes of slides and opens
 * files in an editor for whoever asks. Behind this guard it only answers reads of its own pages.
 */
import path from 'node:path';
import type { Plugin } from 'vite';

/** What the browser says about a request, as far as it matters here. */
export interface Request {
  method?: string | undefined;
  url?: string | undefined;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Why a request gets nothing. */
export interface Refusal {
  status: 403 | 404 | 405;
  message: string;
}

/** Addresses that do more than show a deck: slides as files, tools for agents, an editor. */
const TOOLS = /^\/(?:__slidev|__mcp|__inspect|__open-in-editor)(?:\/|$)/;

/** Whoever made the request: this very address, or a person who typed it or clicked it in a terminal. */
const OWN = new Set<string | string[] | undefined>(['same-origin', 'none']);

/** What every answer says: no page of another origin may hold a deck's window, frame it, or load parts of it. */
const HEADERS = {
  'Content-Security-Policy': "frame-ancestors 'self'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/**
 * Judges a request.
 *
 * @param base the path that all of the deck lies under, with a slash at the end; `npm run present` draws one that nobody
 *   guesses
 * @returns why it gets nothing, or undefined
 */
export function refusalOf({ method, url = '', headers }: Request, base: string): Refusal | undefined {
  if (!url.startsWith(base)) return { status: 404, message: 'There is nothing here.' };
  if (method !== 'GET' && method !== 'HEAD')
    return { status: 405, message: 'A deck is only shown here; edit its file.' };
  const site = headers['sec-fetch-site'];
  if (site !== undefined && !OWN.has(site)) {
    return { status: 403, message: 'Another page led here. Open the address that the terminal names.' };
  }
  if (TOOLS.test(pathIn(url, base))) return { status: 403, message: 'A deck is only shown here; edit its file.' };
  return undefined;
}

/** The path below the base, read as strictly as the server behind reads it: decoded, with one slash at a time. */
function pathIn(url: string, base: string): string {
  const [raw = ''] = url.slice(base.length - 1).split(/[?#]/);
  try {
    return path.posix.normalize(decodeURIComponent(raw));
  } catch {
    return raw;
  }
}

/**
 * The guard, and the limits of what the server behind it reads.
 *
 * @param project the folder of the project
 */
export function guard(project: string): Plugin {
  return {
    name: 'deck-guard',
    apply: 'serve',
    enforce: 'pre',
    config: () => ({ server: { cors: false } }),
    configResolved({ server }) {
      // Slidev would let the whole project be read, solutions and class folders too.
      server.fs.allow = READ.map((place) => path.posix.join(project.replaceAll('\\', '/'), place));
    },
    configureServer: {
      order: 'pre',
      handler({ middlewares, config, httpServer }) {
        // A refused connection is gone before Vite looks at it, which would leave it open for ever.
        httpServer?.prependListener('upgrade', (request, socket) => {
          if (refusalOf(request, config.base)) socket.destroy();
        });
        middlewares.use((request, response, next) => {
          for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
          const refusal = refusalOf(request, config.base);
          if (!refusal) return next();
          response.writeHead(refusal.status, { 'Content-Type': 'text/plain; charset=utf-8' });
          response.end(`${refusal.message}\n`);
        });
      },
    },
  };
}

/** What decks are made of in the browser. Excerpts of other files are cut before. */
const READ = ['slides', 'figures', 'course.ts', 'node_modules'];
