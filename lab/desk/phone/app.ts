/**
 * All that `npm run present -- --remote` opens to the network: a page with two buttons and the notes, for a phone that
 * was let in. No deck, no file of the project and no development server can be reached through it.
 */
import { Hono, type MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Broadcast } from '../broadcast.ts';
import { ownPages, shortBody, type Env } from '../guard.ts';
import { pageFiles } from '../page-files.ts';
import type { Admission } from './admission.ts';
import type { Here } from './here.ts';
import { phonePage, refusedPage } from './page.ts';

/** Which way to turn. */
export type Turn = 'next' | 'previous';

/** What the page works with. */
export interface PhoneContext {
  admission: Admission;
  /** The addresses it answers under, as in a `Host` header: a stranger's name that points here gets nothing. */
  hosts: ReadonlySet<string>;
  /** Where the deck stands. */
  live: Broadcast<Here>;
  last: () => Here | undefined;
  turn: (way: Turn) => void;
  /** A phone was let in. */
  entered: () => void;
}

const SESSION = 'phone';
/** As long as a day's workshop, in seconds. */
const SESSION_S = 12 * 60 * 60;

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The whole application. */
export function phoneApp({ admission, hosts, live, last, turn, entered }: PhoneContext): Hono<Env> {
  const app = new Hono<Env>();
  app.use(headers, async (c, next) => {
    if (hosts.has(c.req.header('Host') ?? '')) return next();
    return c.text('Open the address that the terminal names.\n', 421);
  });
  app.get('/enter/:key', async (c) => {
    const session = admission.enter(c.req.param('key'), c.env.incoming.socket.remoteAddress ?? '');
    if (session === undefined) return c.html(refusedPage(), 403);
    setCookie(c, SESSION, session, { httpOnly: true, sameSite: 'Strict', path: '/', maxAge: SESSION_S });
    entered();
    return c.redirect('/', 303);
  });
  app.use(async (c, next) => {
    if (admission.knows(getCookie(c, SESSION))) return next();
    return c.html(refusedPage(), 403);
  });
  app.get('/', (c) => c.html(phonePage()));
  app.get('/events', (c) => {
    const here = last();
    return live.listen(c, here ? [here] : []);
  });
  app.use(ownPages());
  app.post('/turn/:way{next|previous}', shortBody, (c) => {
    turn(c.req.param('way') as Turn);
    return c.body(null, 204);
  });
  app.route('/lab', pageFiles());
  app.get('/favicon.svg', (c) => c.body(null, 204));
  app.notFound((c) => c.text('There is nothing here.\n', 404));
  return app;
}

const headers: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('Content-Security-Policy', POLICY);
  c.header('Cache-Control', 'no-store');
  c.header('Cross-Origin-Resource-Policy', 'same-origin');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('X-Content-Type-Options', 'nosniff');
};
