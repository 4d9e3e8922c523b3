/** Everything that `npm start` answers on its one address. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { benchPage, type BenchSubject } from './bench-page.ts';
import type { Broadcast } from './broadcast.ts';
import { courseFiles } from './course-files.ts';
import { ownAddress, ownPages, shortBody, type Env } from './guard.ts';
import { POLICY } from './head.ts';
import type { BenchMessage, LiveMessage } from './messages.ts';
import { pageFiles } from './page-files.ts';
import type { Site } from './site.ts';
import type { Hello } from './taken.ts';
import { Nonsense, readForward, readNothing, readSwitches } from './switches.ts';
import { waitingPage } from './waiting-page.ts';
import type { WorldKeeper } from './world-keeper.ts';

/** What the addresses lead to. */
export interface Door {
  site: Site;
  keeper: WorldKeeper;
  /** Resolves when the world is open. */
  opened: Promise<unknown>;
  subject: Omit<BenchSubject, 'remotes'>;
  live: Broadcast<LiveMessage>;
  bench: Broadcast<LiveMessage | BenchMessage>;
  /** What a page must be told when it begins to listen. */
  known: () => LiveMessage[];
  /** Who this is, for a second `npm start` that finds the port taken. */
  hello: () => Hello;
}

/** The whole application. */
export function createDoor(door: Door): Hono<Env> {
  const app = new Hono<Env>();
  app.use(ownAddress, plainHeaders);
  app.route('/live', liveApp(door));
  app.get('/lab', (c) => c.redirect('/lab/', 307));
  app.get('/lab/', async (c) => {
    await door.opened;
    c.header('Content-Security-Policy', POLICY);
    return c.html(benchPage({ ...door.subject, remotes: door.keeper.remotes }));
  });
  app.route('/lab', pageFiles());
  app.use(untilBuilt(door));
  app.route('/', courseFiles(door.site.dist));
  app.notFound((c) => c.text('There is nothing here.\n', 404));
  app.onError((error, c) => {
    if (error instanceof Nonsense) return c.json({ error: error.message }, 400);
    console.error(error);
    return c.json({ error: 'The lab met an error of its own; the terminal says which.' }, 500);
  });
  return app;
}

/**
 * Starts listening, on this machine only.
 *
 * @param port 0 lets the system choose
 * @returns the port, and how to stop: at once, whoever may still be connected
 * @throws Error with a `code` such as EADDRINUSE
 */
export function listen(app: Hono<Env>, port: number): Promise<{ port: number; stop: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = createAdaptorServer({ fetch: app.fetch, hostname: '127.0.0.1' }) as Server;
    const stop = () =>
      new Promise<void>((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      });
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve({ port: (server.address() as AddressInfo).port, stop }));
  });
}

function liveApp({ keeper, opened, live, bench, known, hello }: Door): Hono<Env> {
  const app = new Hono<Env>();
  app.use(ownPages);
  app.post('*', shortBody);
  app.get('/hello', (c) => c.json(hello()));

  app.get('/events', async (c) => {
    await opened;
    return live.listen(c, known());
  });
  app.get('/bench', async (c) => {
    await opened;
    return bench.listen(c, [{ type: 'bench', ...keeper.snapshot() }, ...known()]);
  });

  app.post('/remotes/:id', async (c) => {
    await opened;
    const id = c.req.param('id');
    const state = keeper.set(id, readSwitches(await json(c)));
    if (state) return c.json(state);
    return c.json(
      { error: `No Remote is called “${id}”. There are: ${keeper.remotes.map((one) => one.id).join(', ')}.` },
      404,
    );
  });
  app.post('/clock', async (c) => {
    await opened;
    return c.json({ now: await keeper.forward(readForward(await json(c))) });
  });
  app.post('/again', async (c) => {
    await opened;
    readNothing(await json(c));
    await keeper.startAgain();
    return c.json({ host: keeper.host });
  });
  return app;
}

const plainHeaders: MiddlewareHandler = async (c, next) => {
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'same-origin');
  await next();
};

/** A page that waits, in place of every page of a course that has never been built. */
function untilBuilt({ site, subject }: Door): MiddlewareHandler {
  return async (c, next) => {
    if (site.state.state === 'ready' || site.isThere) return next();
    if (!c.req.header('Accept')?.includes('text/html')) return c.text('The course is not built yet.\n', 503);
    c.header('Content-Security-Policy', POLICY);
    c.header('Cache-Control', 'no-store');
    return c.html(waitingPage(site.state, subject.file), 503);
  };
}

async function json(c: Context): Promise<unknown> {
  return c.req.json().catch(() => {
    throw new Nonsense('Send a JSON object.');
  });
}
