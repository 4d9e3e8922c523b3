/** Where the archive comes for pages. */
import type { Hono } from 'hono';
import type { DeskArticle } from '../../../api/push.ts';
import { ARCHIVE_KEY } from '../../seed/agreements.ts';
import { LearnerError } from '../../host/learner-error.ts';
import { shown } from '../../host/described.ts';
import { started } from '../../host/learner-module.ts';
import type { HostEnv, HostContext } from '../../host/plugin.ts';

/** Adds `GET /archive/pages/:id`, for whoever has the archive's key (RFC 6750). */
export function archiveEndpoint(
  app: Hono<HostEnv>,
  { learner, takesPart, sql, report }: Pick<HostContext, 'learner' | 'takesPart' | 'sql' | 'report'>,
): void {
  app.get('/archive/pages/:id', async (c) => {
    c.header('Cache-Control', 'no-store');
    if (c.req.header('Authorization') !== `Bearer ${ARCHIVE_KEY}`) {
      return c.json({ error: 'this is for the archive' }, 401, { 'WWW-Authenticate': 'Bearer' });
    }
    try {
      const found =
        takesPart('push/thin-event') &&
        (await started(async () => ({ version: await learner.call('lastVersion', c.req.param('id'), sql) })));
      if (!found) return c.json({ error: 'no version is kept yet' }, 501);
      if (found.version === null) return c.json({ error: 'there never was such a page' }, 404);
      return c.json(checked(found.version));
    } catch (error) {
      if (!(error instanceof LearnerError)) throw error;
      report(error);
      return c.json({ error: 'the last version cannot be found' }, 500);
    }
  });
}

function checked(version: unknown): DeskArticle {
  const article = Object(version) as DeskArticle;
  if (typeof article.id === 'string' && typeof article.text === 'string') return article;
  throw new LearnerError(`lastVersion() returned ${shown(version)} instead of an article or null.`);
}
