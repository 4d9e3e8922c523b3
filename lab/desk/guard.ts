/** Keeps other web pages out: what listens on loopback can be reached by every page that the browser has open. */
import type { HttpBindings } from '@hono/node-server';
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';

/** Handlers that know the connection they answer on. */
export interface Env {
  Bindings: HttpBindings;
}

const MOST_BYTES = 4 * 1_024;
const HTTP_PORT = 80;

/**
 * Answers only under the names that mean this machine: a stranger's name that points here (DNS rebinding) gets nothing.
 * There is one address, so that there is one memory and one session; `localhost` leads to it. Who lets another address in
 * has a browser elsewhere, and whatever brings it here may call us by any of these names.
 *
 * @param allowed another address under which a person's own browser finds the course
 */
export function ownAddress(allowed?: URL): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { localPort } = c.env.incoming.socket;
    const [own, other] = ['127.0.0.1', 'localhost'].map((name) =>
      localPort === HTTP_PORT ? name : `${name}:${localPort}`,
    );
    const asked = c.req.header('Host');
    if (asked !== own && asked !== other && asked !== allowed?.host) return c.text(elsewhere(`http://${own}/`), 421);
    if (asked === other && !allowed && isReading(c)) {
      const { pathname, search } = new URL(c.req.url);
      return c.redirect(`http://${own}${pathname}${search}`, 307);
    }
    await next();
  };
}

function elsewhere(own: string): string {
  return `This is the course’s own address; open ${own} instead. If your browser runs on another machine, start the course with --address and the address that you see in it.\n`;
}

/**
 * Lets only our own pages change anything, and only with JSON, which no form of another page can send.
 *
 * @param allowed as for {@link ownAddress}
 */
export function ownPages(allowed?: URL): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (isReading(c)) return next();
    const origin = c.req.header('Origin');
    if (origin !== `http://${c.req.header('Host')}` && (!allowed || origin !== allowed.origin)) {
      return c.json({ error: 'Only the course’s own pages may ask for this.' }, 403);
    }
    const type = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
    if (type !== 'application/json') return c.json({ error: 'Send application/json.' }, 415);
    await next();
  };
}

/**
 * For addresses that start something: another page may lead a person here, who then sees what was started, but may not
 * load it behind their back (Fetch Metadata Request Headers).
 */
export const ownOrSeen: MiddlewareHandler<Env> = async (c, next) => {
  const site = c.req.header('Sec-Fetch-Site') ?? 'none';
  const isSeen = c.req.header('Sec-Fetch-Dest') === 'document';
  if (site === 'same-origin' || site === 'none' || isSeen) return next();
  return c.text('Only the course’s own pages may load this.\n', 403);
};

/** No request of ours is long. */
export const shortBody = bodyLimit({
  maxSize: MOST_BYTES,
  onError: (c) => c.json({ error: `Send at most ${MOST_BYTES / 1_024} kB.` }, 413),
});

function isReading(c: Context): boolean {
  return c.req.method === 'GET' || c.req.method === 'HEAD';
}
