/**
 * Stands in for a learner's file while a spare Host process warms up: it takes the same paths through the Host and the
 * network, and frames nothing.
 */
import type { Oembed } from '../../../api/embed.ts';

/** An empty frame. */
export function reportFrame(): string {
  return '';
}

/** A sandbox that allows nothing. */
export function sandboxFor(): string {
  return '';
}

/** An empty frame. */
export function noteFrame(): string {
  return '';
}

/** Asks the first provider, and shows nothing of its answer. */
export async function preview(url: string, { providers, fetch, deadlineMs }: Oembed): Promise<string> {
  const query = new URLSearchParams({ url, format: 'json' });
  const signal = AbortSignal.timeout(deadlineMs);
  await (await fetch(`${providers[0]!.endpoint}?${query.toString()}`, { signal })).text();
  return '';
}
