/** The Pass, the intranet of Marram Kitchens: the toy Host as a Hono app on plain `Request` and `Response`. */
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { DirectoryUser, NewsItem } from '../../api/pull.ts';
import { asset } from './assets.ts';
import type { Database, Headline, Reader } from './db.ts';
import { fields, ownForm, shortForm } from './forms.ts';
import { LearnerError } from './learner-error.ts';
import type { Front, HostEnv, Plugin } from './plugin.ts';
import { feedPage } from './views/feed.ts';
import { layout } from './views/layout.ts';
import { logInPage } from './views/log-in.ts';
import { learnerErrorPage, problemPage } from './views/problem.ts';
import { storyPage } from './views/story.ts';

/** What the Host is made of. */
export interface HostOptions {
  db: Database;
  /** What the exercise brings. */
  plug: Plugin;
  /** The lab's clock: milliseconds since 1970. */
  now: () => number;
  /** Hears of every page that learner code failed to build. */
  onTrouble?: (error: LearnerError) => void;
}

/** The Host itself. */
const THE_PASS: Front = { path: '/', name: 'The Pass', layout };

const COOKIE = 'the-pass';
/** How many other news stand beside an article. */
const LATEST = 5;

const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  'frame-ancestors http://127.0.0.1:* http://localhost:*', // the lab bench
];

const ASSETS = [
  { file: 'the-pass.css', type: 'text/css; charset=utf-8' },
  { file: 'the-pass.svg', type: 'image/svg+xml' },
  { file: 'marram.svg', type: 'image/svg+xml' },
];

/** Builds the Host. Every page is HTML; learner code takes part through `plug` only. */
export function createApp({ db, plug, now, onTrouble = () => {} }: HostOptions): Hono<HostEnv> {
  const app = new Hono<HostEnv>();
  const { feed = generalFeed, logIn = async () => ({ outcome: 'not-started' as const }), sections = [] } = plug;

  app.use(safeHeaders(merged([...POLICY, ...(plug.policy ?? [])])));
  for (const { file, type } of ASSETS) app.get(`/${file}`, asset(new URL(`./views/${file}`, import.meta.url), type));

  app.use(async (c, next) => {
    const session = getCookie(c, COOKIE);
    c.set('reader', session === undefined ? undefined : db.findSession(session, now()));
    const { path } = c.req;
    c.setRenderer((page) => c.html(frontAt(path, plug).layout(page, { reader: c.var.reader, sections, path })));
    await next();
  });
  plug.endpoints?.(app);
  app.use(async (c, next) => {
    c.header('Cache-Control', 'no-store');
    await next();
  });
  app.post('*', ownForm, shortForm);

  app.get('/log-in', (c) => (c.var.reader ? c.redirect('/', 303) : c.render(logInPage())));

  app.post('/log-in', async (c) => {
    c.set('task', 'log you in');
    const { username, password } = await fields(c, 'username', 'password');
    const attempt = await logIn(username, password);
    switch (attempt.outcome) {
      case 'accepted':
        return enter(c, fromDirectory(attempt.user));
      case 'refused':
        c.status(401);
        return c.render(logInPage('refused', username));
      case 'unavailable':
        c.status(503);
        return c.render(logInPage('unavailable', username));
      case 'not-started':
        c.status(501);
        return c.render(logInPage('not-started', username));
      default:
        attempt satisfies never;
        throw new Error('The log-in ended in a way that the Host does not know, so nobody comes in.');
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
    c.status(404);
    return c.render(problemPage(`Nobody in the lab has the user ID “${user}”.`, 'Choose a person at the lab door.'));
  });

  app.use(onlyReaders);
  plug.pages?.(app);

  app.get('/', async (c) => {
    c.set('task', 'show your news');
    const reader = c.var.reader!;
    const stories = db.news(reader.permissions);
    const { items, status, office } = await feed(reader.id, stories.map(toItem));
    return c.render(feedPage({ stories: inOrder(items, stories), status, office, now: now() }));
  });

  app.get('/news/:id', (c) => {
    const { permissions } = c.var.reader!;
    const story = db.story(c.req.param('id'), permissions);
    if (!story) return c.notFound();
    const others = db.news(permissions).filter(({ id }) => id !== story.id);
    return c.render(storyPage(story, others.slice(0, LATEST), now()));
  });

  app.notFound((c) => {
    c.status(404);
    const what = 'There is nothing at this address.';
    return c.render(problemPage(what, 'It may have been moved, or it is not for you to read.'));
  });

  app.onError((error, c) => {
    c.status(500);
    const { name } = frontAt(c.req.path, plug);
    if (error instanceof LearnerError) {
      onTrouble(error);
      return c.render(learnerErrorPage(`${name} could not ${c.var.task ?? 'show this page'}.`, error));
    }
    console.error(error);
    return c.render(problemPage(`Something went wrong in ${name}.`, 'It is our fault, not yours. Try again.'));
  });

  /** Opens a session in place of the one there may have been. */
  function enter(c: Context<HostEnv>, reader: Reader): Response {
    leave(c);
    setCookie(c, COOKIE, db.createSession(reader, now()), { path: '/', httpOnly: true, sameSite: 'Lax' });
    return c.redirect('/', 303);
  }

  function leave(c: Context<HostEnv>): void {
    const session = getCookie(c, COOKIE);
    if (session !== undefined) db.deleteSession(session);
  }

  return app;
}

/** What a Host without learner code shows: everything, newest first. */
async function generalFeed(_userId: string, items: NewsItem[]) {
  return { items, status: 'not-started' as const, office: null };
}

/** Which of the Host's fronts an address belongs to. */
function frontAt(path: string, { front }: Plugin): Front {
  return front && (path === front.path || path.startsWith(`${front.path}/`)) ? front : THE_PASS;
}

/** Directives as one policy. Of two with the same name a browser would ignore the second, so they become one. */
function merged(directives: string[]): string {
  const sources = new Map<string, string[]>();
  for (const [name = '', ...more] of directives.map((directive) => directive.split(' '))) {
    sources.set(name, [...(sources.get(name) ?? []), ...more]);
  }
  return [...sources].map((directive) => directive.flat().join(' ')).join('; ');
}

function safeHeaders(policy: string): MiddlewareHandler {
  return async (c, next) => {
    c.header('Content-Security-Policy', policy);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'same-origin'); // with “no-referrer”, browsers would hide the origin of our own forms
    await next();
  };
}

/** Shows everybody else the way to the log-in. */
const onlyReaders: MiddlewareHandler<HostEnv> = async (c, next) =>
  c.var.reader || c.req.method !== 'GET' ? next() : c.redirect('/log-in', 303);

/** Learner code gets copies, with no more in them than it was promised. */
function toItem({ id, title, office, publishedAt }: Headline): NewsItem {
  return { id, title, office, publishedAt };
}

/** The stories behind these items. What the reader may not see stays out, whatever the items say. */
function inOrder(items: NewsItem[], stories: Headline[]): Headline[] {
  const known = new Map(stories.map((story) => [story.id, story]));
  return items.flatMap(({ id }) => known.get(id) ?? []);
}

/** What the Host remembers of a person. What the directory left out, it does without. */
function fromDirectory(user: DirectoryUser): Reader {
  const permissions = Array.isArray(user.permissions) ? user.permissions : [];
  return { id: user.id, name: user.name || user.username || user.id, permissions };
}
