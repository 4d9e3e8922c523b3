/** The Pass, the intranet of Marram Kitchens: the toy Host as a Hono app on plain `Request` and `Response`. */
import { readFileSync } from 'node:fs';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { DirectoryUser, NewsItem } from '../api/pull.ts';
import type { Database, Reader, Story } from './db.ts';
import { LearnerError, type Plug } from './plug.ts';
import { feedPage } from './views/feed.ts';
import { logInPage } from './views/log-in.ts';
import { learnerErrorPage, problemPage } from './views/problem.ts';
import { storyPage } from './views/story.ts';

/** What the Host is made of. */
export interface HostOptions {
  db: Database;
  /** What is plugged in at this moment. */
  plug: () => Plug;
  /** The lab's clock: milliseconds since 1970. */
  now: () => number;
}

type Env = { Variables: { reader: Reader | undefined } };

const COOKIE = 'the-pass';
/** How many other news stand beside an article. */
const LATEST = 5;

const FORM_BYTES = 16 * 1024;

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  'frame-ancestors http://127.0.0.1:* http://localhost:*', // the lab bench
].join('; ');

const ASSETS = [
  { file: 'the-pass.css', type: 'text/css; charset=utf-8' },
  { file: 'the-pass.svg', type: 'image/svg+xml' },
  { file: 'marram.svg', type: 'image/svg+xml' },
];

/** Builds the Host. Every page is HTML; learner code takes part through `plug` only. */
export function createApp({ db, plug, now }: HostOptions): Hono<Env> {
  const app = new Hono<Env>();

  app.use(safeHeaders);
  for (const { file, type } of ASSETS) app.get(`/${file}`, asset(file, type));

  app.use(async (c, next) => {
    c.header('Cache-Control', 'no-store');
    const session = getCookie(c, COOKIE);
    c.set('reader', session === undefined ? undefined : db.findSession(session, now()));
    await next();
  });
  app.post('*', ownForm, bodyLimit({ maxSize: FORM_BYTES, onError: tooLong }));

  app.get('/', async (c) => {
    const { reader } = c.var;
    if (!reader) return c.redirect('/log-in', 303);
    const stories = db.news(reader.permissions);
    try {
      const { items, status, office } = await plug().feed(reader.id, stories.map(toItem));
      return c.html(feedPage({ reader, stories: inOrder(items, stories), status, office, now: now() }));
    } catch (error) {
      return blame(c, error, 'The Pass could not show your news.');
    }
  });

  app.get('/news/:id', (c) => {
    const { reader } = c.var;
    if (!reader) return c.redirect('/log-in', 303);
    const story = db.story(c.req.param('id'), reader.permissions);
    if (!story) return c.notFound();
    const others = db.news(reader.permissions).filter(({ id }) => id !== story.id);
    return c.html(storyPage(story, others.slice(0, LATEST), reader, now()));
  });

  app.get('/log-in', (c) => (c.var.reader ? c.redirect('/', 303) : c.html(logInPage())));

  app.post('/log-in', async (c) => {
    const { username, password } = await fields(c, 'username', 'password');
    try {
      const attempt = await plug().logIn(username, password);
      switch (attempt.outcome) {
        case 'accepted':
          return enter(c, fromDirectory(attempt.user));
        case 'refused':
          return c.html(logInPage('refused', username), 401);
        case 'unavailable':
          return c.html(logInPage('unavailable', username), 503);
        case 'not-started':
          return c.html(logInPage('not-started', username), 501);
        default:
          attempt satisfies never;
          throw new Error('The log-in ended in a way that the Host does not know, so nobody comes in.');
      }
    } catch (error) {
      return blame(c, error, 'The Pass could not log you in.');
    }
  });

  app.post('/log-out', (c) => {
    leave(c);
    deleteCookie(c, COOKIE, { path: '/' });
    return c.redirect('/log-in', 303);
  });

  app.post('/lab/enter', async (c) => {
    const { user } = await fields(c, 'user');
    const person = db.person(user);
    if (person) return enter(c, person);
    return c.html(problemPage(`Nobody in the lab has the user ID “${user}”.`, 'Choose a person at the lab door.'), 404);
  });

  app.notFound((c) => {
    const what = 'There is nothing at this address.';
    return c.html(problemPage(what, 'It may have been moved, or it is not for you to read.', c.var.reader), 404);
  });

  app.onError((error, c) => {
    console.error(error);
    return c.html(problemPage('Something went wrong in The Pass.', 'It is our fault, not yours. Try again.'), 500);
  });

  /** Opens a session in place of the one there may have been. */
  function enter(c: Context<Env>, reader: Reader): Response {
    leave(c);
    setCookie(c, COOKIE, db.createSession(reader, now()), { path: '/', httpOnly: true, sameSite: 'Lax' });
    return c.redirect('/', 303);
  }

  function leave(c: Context<Env>): void {
    const session = getCookie(c, COOKIE);
    if (session !== undefined) db.deleteSession(session);
  }

  return app;
}

const safeHeaders: MiddlewareHandler = async (c, next) => {
  c.header('Content-Security-Policy', POLICY);
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'same-origin'); // with “no-referrer”, browsers would hide the origin of our own forms
  await next();
};

/** Lets only forms of the Host's own pages through, so that no other page can log somebody in or out. */
const ownForm: MiddlewareHandler<Env> = async (c, next) => {
  const origin = c.req.header('Origin');
  if (origin !== undefined && origin !== new URL(c.req.url).origin) {
    return c.html(problemPage('This form was sent from another site.', 'Send it from The Pass itself.'), 403);
  }
  const type = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') {
    const remedy = 'Send it as application/x-www-form-urlencoded.';
    return c.html(problemPage('The Pass does not understand this kind of form.', remedy), 415);
  }
  await next();
};

function tooLong(c: Context): Response | Promise<Response> {
  return c.html(problemPage('This form is too long.', `Send at most ${FORM_BYTES / 1024} kB.`), 413);
}

function asset(file: string, type: string): MiddlewareHandler {
  const content = readFileSync(new URL(`./views/${file}`, import.meta.url), 'utf8');
  return async (c) => c.body(content, 200, { 'Content-Type': type, 'Cache-Control': 'max-age=3600' });
}

/** Text fields of a form; one that was not sent is empty. */
async function fields<Name extends string>(c: Context, ...names: Name[]): Promise<Record<Name, string>> {
  const form = new URLSearchParams(await c.req.text());
  return Object.fromEntries(names.map((name) => [name, form.get(name) ?? ''])) as Record<Name, string>;
}

/** Learner code gets copies, with no more in them than it was promised. */
function toItem({ id, title, office, publishedAt }: Story): NewsItem {
  return { id, title, office, publishedAt };
}

/** The stories behind these items. What the reader may not see stays out, whatever the items say. */
function inOrder(items: NewsItem[], stories: Story[]): Story[] {
  const known = new Map(stories.map((story) => [story.id, story]));
  return items.flatMap(({ id }) => known.get(id) ?? []);
}

/** What the Host remembers of a person. What the directory left out, it does without. */
function fromDirectory(user: DirectoryUser): Reader {
  const permissions = Array.isArray(user.permissions) ? user.permissions : [];
  return { id: user.id, name: user.name || user.username || user.id, permissions };
}

function blame(c: Context<Env>, error: unknown, what: string): Response | Promise<Response> {
  if (!(error instanceof LearnerError)) throw error;
  return c.html(learnerErrorPage(what, error, c.var.reader), 500);
}
