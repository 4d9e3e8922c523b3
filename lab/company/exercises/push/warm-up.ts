/**
 * Stands in for a learner's file while a spare Host process warms up: it takes the same paths through the Host, the
 * database and the module loader, and sends nothing.
 */
import type { DeskArticle, Outbox } from '../../../api/push.ts';

export function publish(save: () => DeskArticle, { sql }: Outbox): void {
  sql.transaction(save);
}

export async function deliver(): Promise<void> {}

export function tellArchive(): void {}

export function keepVersion(): void {}
