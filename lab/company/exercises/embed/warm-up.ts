/**
 * Stands in for a learner's file while a spare Host process warms up: it takes the same paths through the Host and the
 * network, and frames nothing.
 */
import type { Oembed } from '../../../api/embed.ts';

export function reportFrame(): string {
  return '';
}

export function sandboxFor(): string {
  return '';
}

export function noteFrame(): string {
  return '';
}

export async function preview(url: string, { providers, fetch, deadlineMs }: Oembed): Promise<string> {
  const query = new URLSearchParams({ url, format: 'json' });
  const signal = AbortSignal.timeout(deadlineMs);
  await (await fetch(`${providers[0]!.endpoint}?${query.toString()}`, { signal })).text();
  return '';
}
