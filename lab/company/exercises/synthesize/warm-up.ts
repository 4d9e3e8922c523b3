/**
 * Stands in for a learner's file while a spare Host process warms up: it takes the same paths through the Host, the
 * database and the network, and finds nothing.
 */
import type { Sql } from '../../../api/sql.ts';
import type { DessertAnswer, Notification, Source, SourceState } from '../../../api/synthesize.ts';

/** Reads all notifications, and applies no filter. */
export function find(_filter: unknown, sql: Sql): Notification[] {
  return sql.all<Notification>('SELECT * FROM notification ORDER BY receivedAt DESC');
}

/** Asks every system once, and calls each of them silent. */
export async function askAll(sources: Source[]): Promise<SourceState[]> {
  return Promise.all(
    sources.map(async ({ source, url, fetch, deadlineMs }) => {
      await (await fetch(`${url}/status`, { signal: AbortSignal.timeout(deadlineMs) })).json();
      return { source, status: 'silent' as const, open: null, asOf: null };
    }),
  );
}

/** Says that there is no answer. */
export function compareDesserts(): DessertAnswer {
  return { status: 'unavailable' };
}
