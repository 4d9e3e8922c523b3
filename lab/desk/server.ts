/** Everything that `npm start` answers on its one address. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { benchPage } from './bench-page.ts';
import type { Broadcast } from './broadcast.ts';
import { courseFiles } from './course-files.ts';
import { ownAddress, ownOrSeen, ownPages, shortBody, type Env } from './guard.ts';
import { POLICY } from './html-head.ts';
import type { LiveExercise } from './live-exercise.ts';
import type { LiveMessage } from './messages.ts';
import { pageFiles } from './page-files.ts';
import type { Site } from './site.ts';
import type { Hello } from './port-in-use.ts';
import { Nonsense, readForward, readSeed, readSwitches } from './switches.ts';
import { waitingPage } from './waiting-page.ts';

/** What the addresses lead to. */
export interface AppContext {
  site: Site;
  /** The labs, by exercise. */
  labs: ReadonlyMap<string, LiveExercise>;
  /** The lab of the exercise at hand. */
  current: () => LiveExercise;
  live: Broadcast<LiveMessage>;
  /** What a page must be told when it begins to listen. */
  known: () => LiveMessage[];
  /** Another address under which a person's own browser finds the course. */
  address?: URL | undefined;
  /** Who this is, for a second `npm start` that finds the port taken. */
  hello: () => Hello;
}

/** The whole application. */
export function createApp(context: AppContext): Hono<Env> {
  const app = new Hono<Env>();
  app.use(ownAddress(context.address), plainHeaders);
  app.route('/live', liveApp(context));
  for (const path of ['/lab', '/lab/']) {
    app.get(path, (c) => c.redirect(`${context.current().path}${new URL(c.req.url).search}`, 307));
  }
  app.use('/lab/:exercise/*', ownOrSeen);
  app.get('/lab/:exercise/', async (c, next) => {
    const lab = context.labs.get(c.req.param('exercise'));
    if (!lab) return next();
    await lab.open();
    c.header('Content-Security-Policy', POLICY);
    return c.html(benchPage(lab, [...context.labs.values()]));
  });
  app.get('/lab/:exercise/door/', async (c, next) => {
    const lab = context.labs.get(c.req.param('exercise'));
    if (!lab) return next();
    await lab.open();
    return c.redirect(`${lab.supervisor.host.url}log-in`, 307);
  });
  app.get('/lab/:exercise/compare/', async (c, next) => {
    const lab = context.labs.get(c.req.param('exercise'));
    if (!lab) return next();
    // Colouring code takes long to load, and few need it.
    const { ANYWAY, comparePage, STEP } = await import('./compare-page.ts');
    const graded = context.known().find((message) => message.type === 'graded' && message.exercise === lab.id);
    const { report: grade, at: gradedAt } = graded?.type === 'graded' ? graded : {};
    c.header('Content-Security-Policy', POLICY);
    c.header('Cache-Control', 'no-store');
    return c.html(
      await comparePage({ lab, grade, gradedAt, anyway: c.req.query(ANYWAY) !== undefined, step: c.req.query(STEP) }),
    );
  });
  app.route('/lab', pageFiles());
  app.use(untilBuilt(context));
  app.route('/', courseFiles(context.site.dist));
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

function liveApp({ labs, live, known, hello, address }: AppContext): Hono<Env> {
  const app = new Hono<Env>();
  app.use(ownPages(address));
  app.post('*', shortBody);
  app.get('/hello', (c) => c.json(hello()));

  app.get('/events', (c) => live.listen(c, known()));
  for (const lab of labs.values()) app.route(`/labs/${lab.id}`, labApp(lab, known));
  app.all('/labs/:exercise/*', (c) => {
    const ids = [...labs.keys()].join(', ');
    return c.json({ error: `No exercise is called “${c.req.param('exercise')}”. There are: ${ids}.` }, 404);
  });
  return app;
}

function labApp(lab: LiveExercise, known: AppContext['known']): Hono<Env> {
  const { supervisor, bench } = lab;
  const app = new Hono<Env>();
  app.use(async (_c, next) => {
    await lab.open();
    await next();
  });

  app.get('/bench', (c) => {
    const own = known().filter((message) => !('exercise' in message) || message.exercise === lab.id);
    return bench.listen(c, [{ type: 'bench', ...supervisor.snapshot() }, ...own]);
  });
  app.post('/remotes/:id', async (c) => {
    const id = c.req.param('id');
    const state = supervisor.set(id, readSwitches(await json(c)));
    if (state) return c.json(state);
    return c.json(
      { error: `No Remote is called “${id}”. There are: ${supervisor.remotes.map((one) => one.id).join(', ')}.` },
      404,
    );
  });
  app.post('/clock', async (c) => c.json({ now: await supervisor.forward(readForward(await json(c))) }));
  app.post('/again', async (c) => {
    await supervisor.startAgain(readSeed(await json(c)));
    return c.json({ host: supervisor.host });
  });
  return app;
}

const plainHeaders: MiddlewareHandler = async (c, next) => {
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'same-origin');
  await next();
};

/** A page that waits, in place of every page of a course that has never been built. */
function untilBuilt({ site, current }: AppContext): MiddlewareHandler {
  return async (c, next) => {
    if (site.state.state === 'ready' || site.isThere) return next();
    if (!c.req.header('Accept')?.includes('text/html')) return c.text('The course is not built yet.\n', 503);
    c.header('Content-Security-Policy', POLICY);
    c.header('Cache-Control', 'no-store');
    return c.html(waitingPage(site.state, current().file), 503);
  };
}

async function json(c: Context): Promise<unknown> {
  return c.req.json().catch(() => {
    throw new Nonsense('Send a JSON object.');
  });
}
