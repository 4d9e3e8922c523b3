/** The forms on the Host's pages. */
import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { HostEnv } from './plugin.ts';
import { problemPage } from './views/problem.ts';

const FORM_BYTES = 16 * 1024;

/** Lets only forms of the Host's own pages through, so that no other page can act in somebody's name. */
export const ownForm: MiddlewareHandler<HostEnv> = async (c, next) => {
  const origin = c.req.header('Origin');
  if (origin !== undefined && origin !== new URL(c.req.url).origin) {
    c.status(403);
    return c.render(problemPage('This form was sent from another site.', 'Send it from The Pass itself.'));
  }
  const type = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') {
    const remedy = 'Send it as application/x-www-form-urlencoded.';
    c.status(415);
    return c.render(problemPage('The Pass does not understand this kind of form.', remedy));
  }
  await next();
};

/** Refuses forms that are too long for any page of the Host. */
export const shortForm: MiddlewareHandler<HostEnv> = bodyLimit({
  maxSize: FORM_BYTES,
  onError: (c) => {
    c.status(413);
    return c.render(problemPage('This form is too long.', `Send at most ${FORM_BYTES / 1024} kB.`));
  },
});

/** Text fields of a form; one that was not sent is empty. */
export async function fields<Name extends string>(c: Context, ...names: Name[]): Promise<Record<Name, string>> {
  const form = new URLSearchParams(await c.req.text());
  return Object.fromEntries(names.map((name) => [name, form.get(name) ?? ''])) as Record<Name, string>;
}
