/** Pages on which everything is done in somebody's name. */
import type { MiddlewareHandler } from 'hono';
import type { HostEnv } from './plugin.ts';

/** Shows everybody who is not logged in the way to the log-in, whatever they wanted to do. */
export const needsReader: MiddlewareHandler<HostEnv> = async (c, next) => {
  if (!c.var.reader) return c.redirect('/log-in', 303);
  await next();
  return undefined;
};
