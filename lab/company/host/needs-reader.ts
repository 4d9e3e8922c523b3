/** For pages that only people who are logged in may open. */
import type { MiddlewareHandler } from 'hono';
import type { HostEnv } from './plugin.ts';

/** Answers people who are not logged in with a redirect to the log-in, and lets all others through. */
export const needsReader: MiddlewareHandler<HostEnv> = async (c, next) => {
  if (!c.var.reader) return c.redirect('/log-in', 303);
  await next();
  return undefined;
};
