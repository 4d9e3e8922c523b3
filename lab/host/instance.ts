/** One Host: the intranet on its own port, with a learner's module plugged in. Several can live in one process. */
import type { AddressInfo } from 'node:net';
import { serve, type ServerType } from '@hono/node-server';
import { Clock } from '../world/clock.ts';
import { createApp } from './app.ts';
import { openDatabase, type Database } from './db.ts';
import { LearnerModule } from './learner-module.ts';
import type { HostSettings, Trouble } from './messages.ts';
import { LearnerError, type Plug } from './plug.ts';
import { plugPull, type PullWorld } from './pull.ts';

const EMPTY_PLUG: Plug = {
  feed: async (_userId, items) => ({ items, status: 'not-started', office: null }),
  logIn: async () => ({ outcome: 'not-started' }),
};

/** A running Host. */
export class HostInstance {
  readonly #settings: HostSettings;
  readonly #onTrouble: (trouble: Trouble) => void;
  readonly #db: Database = openDatabase(':memory:');
  readonly #clock: Clock;
  #deadlineMs: number;
  #plug: Plug = EMPTY_PLUG;
  #server!: ServerType;

  constructor(settings: HostSettings, onTrouble: (trouble: Trouble) => void) {
    this.#settings = settings;
    this.#onTrouble = onTrouble;
    this.#deadlineMs = settings.deadlineMs;
    const started = performance.now();
    this.#clock = new Clock(settings.now, settings.ticking ? () => performance.now() - started : undefined);
  }

  /** Starts listening. @returns its port. @throws when the port is taken */
  async listen(): Promise<number> {
    const app = createApp({ db: this.#db, plug: () => this.#watched(), now: this.#clock.now });
    return new Promise((resolve, reject) => {
      const { port } = this.#settings;
      this.#server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (address: AddressInfo) =>
        resolve(address.port),
      );
      this.#server.once('error', reject);
    });
  }

  /** Plugs the learner's file in as it is now. @returns what is wrong with it, if anything */
  async plug(): Promise<Trouble | undefined> {
    const { file, steps } = this.#settings;
    if (!file) return undefined;
    try {
      const takesPart = (step: string) => steps === undefined || steps.includes(step);
      this.#plug = plugPull(await LearnerModule.load(file), this.#world(), takesPart);
      return undefined;
    } catch (error) {
      this.#plug = broken(error as LearnerError);
      return trouble(error);
    }
  }

  /** Sets the Host's clock forward. */
  advance(ms: number): void {
    this.#clock.advance(ms);
  }

  /** Changes how long a person may be kept waiting; counts from the next `plug`. */
  setDeadline(ms: number): void {
    this.#deadlineMs = ms;
  }

  /** Stops listening and forgets everything. */
  async close(): Promise<void> {
    if ('closeAllConnections' in this.#server) this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    this.#db.close();
  }

  #world(): PullWorld {
    const shared = { fetch: (url: string, init?: RequestInit) => fetch(url, init), deadlineMs: this.#deadlineMs };
    const { hr, directory } = this.#settings.remotes;
    return { hr: { ...shared, url: hr, now: this.#clock.now }, directory: { ...shared, url: directory } };
  }

  /** The plug, with the learner's mistakes reported on their way to the page. */
  #watched(): Plug {
    const report = (error: unknown): never => {
      this.#onTrouble(trouble(error));
      throw error;
    };
    const plug = this.#plug;
    return {
      feed: (userId, items) => plug.feed(userId, items).catch(report),
      logIn: (username, password) => plug.logIn(username, password).catch(report),
    };
  }
}

/** A plug for a file that cannot be loaded: every page that needs it says why. */
function broken(error: LearnerError): Plug {
  return { feed: () => Promise.reject(error), logIn: () => Promise.reject(error) };
}

function trouble(error: unknown): Trouble {
  if (error instanceof LearnerError) return { message: error.message, where: error.where };
  return { message: String(error) };
}
