/**
 * Stands in for a learner's file while a spare Host process warms up: it takes the same paths through the Host, the
 * database and the module loader, and asks nobody.
 */
import type { RowReport } from '../../../api/clone.ts';

/** Clones nothing. */
export async function clone(): Promise<void> {}

/** Says that it has this article already. */
export async function cloneOnce(): Promise<'known'> {
  return 'known';
}

/** Says that the clone is up to date. */
export async function reClone(): Promise<'current'> {
  return 'current';
}

/** Makes no profiles, whatever stands in the file. */
export function importEmployees(): RowReport[] {
  return [];
}

/** Leaves the text as it is. */
export async function withOwnFiles(text: string): Promise<string> {
  return text;
}
