/**
 * Stands in for a learner's file while a spare Host process warms up: it takes the same paths through the Host, the
 * database and the module loader, and sends nothing.
 */
import type { DeskArticle, Outbox } from '../../../api/push.ts';

/** Saves the article in a transaction, and puts nothing into the outbox. */
export function publish(save: () => DeskArticle, { sql }: Outbox): void {
  sql.transaction(save);
}

/** Delivers nothing. */
export async function deliver(): Promise<void> {}

/** Tells the archive nothing. */
export function tellArchive(): void {}

/** Keeps no version. */
export function keepVersion(): void {}
