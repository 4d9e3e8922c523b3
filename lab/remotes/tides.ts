/** The tide tables of the harbour offices, for the restaurants by the sea. Nobody hurries there. */
import type { Clock } from '../company/clock.ts';
import { Remote } from './remote.ts';

const HOUR = 60 * 60 * 1_000;
/** From one high tide to the next, in milliseconds. */
const TIDE = 12.42 * HOUR;

/** A running tide table. */
export class Tides extends Remote {
  constructor(clock: Clock) {
    super('Tides', clock, (request) => answer(request, clock.now()));
  }
}

function answer(request: Request, now: number): Response {
  const harbour = /^\/tides\/([A-Z]{3})$/.exec(new URL(request.url).pathname)?.[1];
  if (harbour === undefined) return Response.json({ error: 'no such harbour' }, { status: 404 });
  const high = new Date((Math.floor(now / TIDE) + 1) * TIDE).toISOString();
  return Response.json({ harbour, high }, { headers: { 'Cache-Control': 'max-age=3600' } });
}
