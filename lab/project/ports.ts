/** Which ports the kit's servers listen on: what a person typed, what is free, and what to propose instead. */
import { createServer, type AddressInfo } from 'node:net';
import { UserError } from './user-error.ts';

/** Where the course is unless somebody says otherwise. */
export const USUAL_PORT = 4321;

const HIGHEST_PORT = 65_535;
/** Below this one, systems let only their administrators listen. */
const FIRST_OPEN_PORT = 1_024;
/** As far as a proposed port lies from the one that was not to be had: the Hosts take those that follow it. */
const STEP = 10;

/**
 * The port that a person typed; 0 lets the system choose.
 *
 * @param example a port that would do
 * @throws UserError when it is none
 */
export function portFrom(text: string, example = USUAL_PORT): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= HIGHEST_PORT) return port;
  throw new UserError(
    `“${text}” is no port: give --port a whole number up to ${HIGHEST_PORT}, for instance ${example}.`,
  );
}

/**
 * The address that a browser elsewhere shows.
 *
 * @throws UserError when it is none
 */
export function addressFrom(text: string): URL {
  const url = URL.parse(/^https?:/.test(text) ? text : `http://${text}`);
  if (url && url.hostname !== '' && url.pathname === '/' && url.search === '') return url;
  throw new UserError(
    `“${text}” is no address: give --address what your browser shows up to the first slash, for instance https://name-4321.app.example.`,
  );
}

/**
 * Listens on a port for a moment, to see whether it can be had.
 *
 * @param port 0 lets the system choose
 * @param address where to listen, for instance `127.0.0.1`; everywhere unless told
 * @returns the port, or undefined when it is taken, not allowed or none
 */
export async function freePort(port: number, address?: string): Promise<number | undefined> {
  if (port > HIGHEST_PORT) return undefined;
  const server = createServer();
  const { promise, resolve } = Promise.withResolvers<number | undefined>();
  server.once('error', () => resolve(undefined));
  server.listen(port, address, () => {
    const { port: taken } = server.address() as AddressInfo;
    server.close(() => resolve(taken));
  });
  return promise;
}

/** A port to propose to somebody who cannot have this one. Whether it is free, nobody knows. */
export function anotherPort(port: number): number {
  const another = Math.max(port, FIRST_OPEN_PORT) + STEP;
  return another + STEP <= HIGHEST_PORT ? another : USUAL_PORT;
}
