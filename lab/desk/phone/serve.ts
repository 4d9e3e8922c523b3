/** The remote control, listening in the networks of this machine. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { createAdaptorServer } from '@hono/node-server';
import { Broadcast } from '../broadcast.ts';
import { Admission } from './admission.ts';
import { phoneApp, type Turn } from './app.ts';
import { readHere, type Here } from './here.ts';

/** So many connections at a time are more than a few phones need. */
const MOST_CONNECTIONS = 64;

/** What happens on a phone. */
export interface PhoneEvents {
  turn: (way: Turn) => void;
  /** A phone was let in; the code that it came with is void. */
  entered: () => void;
}

/** A running remote control. */
export interface RemoteControl {
  /** Voids the code before, and makes another: an address for each network, which lets one phone in. */
  newAddresses: () => string[];
  /** Hears where the deck stands, from one of its windows. */
  hear: (said: unknown) => void;
  stop: () => Promise<void>;
}

/** The addresses of this machine in its networks. */
export function machines(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}

/**
 * Opens the remote control, on a port that the system chooses.
 *
 * @param addresses of this machine, each a network to be reached from
 */
export async function openRemoteControl(addresses: readonly string[], events: PhoneEvents): Promise<RemoteControl> {
  const admission = new Admission();
  const live = new Broadcast<Here>();
  const hosts = new Set<string>();
  let last: Here | undefined;
  const app = phoneApp({ admission, hosts, live, last: () => last, ...events });
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  server.maxConnections = MOST_CONNECTIONS;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen(0, addresses.length === 1 ? addresses[0] : '0.0.0.0', resolve);
  await promise;
  const { port } = server.address() as AddressInfo;
  for (const address of addresses) hosts.add(`${address}:${port}`);
  return {
    newAddresses() {
      const key = admission.newKey();
      return addresses.map((address) => `http://${address}:${port}/enter/${key}`);
    },
    hear(said) {
      last = readHere(said) ?? last;
      if (last) live.send(last);
    },
    stop() {
      live.close();
      server.closeAllConnections();
      return new Promise((stopped) => server.close(() => stopped()));
    },
  };
}
