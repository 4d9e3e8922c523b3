/** Reads the Host's pages over plain HTTP, as one person. */
import type { World } from '../world/world.ts';
import type { Reader } from './check.ts';
import { PATIENCE_MS } from './patience.ts';

/** Goes in through the lab's door. @returns the session's cookie as `name=value` */
export async function sessionOf(world: World, userId: string): Promise<string> {
  const body = new URLSearchParams({ user: userId });
  const entered = await fetch(`${world.url}/lab/enter`, { method: 'POST', body, redirect: 'manual' });
  return entered.headers.getSetCookie()[0]!.split(';')[0]!;
}

/** The Host's pages as this person gets them. */
export async function readerOf(world: World, userId: string): Promise<Reader> {
  const cookie = await sessionOf(world, userId);
  return async (path) => {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(world.url + path, { headers: { cookie }, signal });
    return { status: response.status, html: await response.text() };
  };
}
