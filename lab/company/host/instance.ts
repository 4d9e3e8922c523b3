/** One Host: the intranet on its own port, with a learner's module plugged in. Several can live in one process. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { AddressInfo } from 'node:net';
import { constants } from 'node:os';
import { serve, type ServerType } from '@hono/node-server';
import type { Hono } from 'hono';
import type { RemoteAccess } from '../../api/remote.ts';
import { Clock } from '../clock.ts';
import { createApp } from './app.ts';
import { openDatabase, type Database } from './db.ts';
import { LearnerError } from './learner-error.ts';
import { LearnerModule } from './learner-module.ts';
import type { HostSettings, Diagnostic } from './protocol.ts';
import type { HostEnv, HostContext, Plugin, CreatePlugin } from './plugin.ts';

/** How often a Host looks for what is due while time goes by, in milliseconds. */
const TICK_MS = 1_000;

/** Kept from before it is taken away from everybody else. */
const { _kill: signal } = process as unknown as { _kill: (pid: number, signal: number) => number };

/** Knows of all code that runs, also of what was left to run later, which Host it runs for. */
const running = new AsyncLocalStorage<HostInstance>();

/** A running Host. */
export class HostInstance {
  /** The Host that the code runs for which asks. */
  static get current(): HostInstance | undefined {
    return running.getStore();
  }

  readonly #settings: HostSettings;
  readonly #onTrouble: (trouble: Diagnostic) => void;
  readonly #db: Database;
  readonly #clock: Clock;
  #deadlineMs: number;
  #plug: Plugin = {};
  #app: Hono<HostEnv>;
  #server!: ServerType;
  #url = '';
  #ticking: NodeJS.Timeout | undefined;
  #tick: Promise<void> = Promise.resolve();
  #crashOnSend = false;
  #isClosed = false;

  constructor(settings: HostSettings, onTrouble: (trouble: Diagnostic) => void) {
    this.#settings = settings;
    this.#onTrouble = onTrouble;
    this.#deadlineMs = settings.deadlineMs;
    this.#db = openDatabase(settings.database ?? ':memory:');
    const started = performance.now();
    this.#clock = new Clock(settings.now, settings.ticking ? () => performance.now() - started : undefined);
    this.#app = this.#appWith(this.#plug);
  }

  /** Whether it was closed. Code that it called may go on nevertheless. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /**
   * Starts listening.
   *
   * @returns its port.
   * @throws when the port is taken
   */
  async listen(): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<AddressInfo>();
    const { port: wanted, ticking } = this.#settings;
    const fetch = (request: Request) => running.run(this, () => this.#app.fetch(request));
    // Learner code asks whether an answer is a Response; that must mean what fetch() gives.
    const options = { fetch, port: wanted, hostname: '127.0.0.1', overrideGlobalObjects: false };
    this.#server = serve(options, resolve);
    this.#server.once('error', reject);
    const { port } = await promise;
    this.#url = `http://127.0.0.1:${port}`;
    if (ticking) this.#ticking = setInterval(() => void this.#runTick(), TICK_MS).unref();
    return port;
  }

  /**
   * Plugs the learner's file in as it is now.
   *
   * @returns what is wrong with it, if anything
   */
  async plug(): Promise<Diagnostic | undefined> {
    const { file, module } = this.#settings;
    if (!file) return undefined;
    const { createPlugin } = (await import(`../exercises/${module}/plugin.ts`)) as { createPlugin: CreatePlugin };
    try {
      const plug = async () => createPlugin(this.#context(await LearnerModule.load(file)));
      this.#use(await running.run(this, plug));
      return undefined;
    } catch (error) {
      if (!(error instanceof LearnerError)) throw error;
      this.#use(await createPlugin(this.#context(LearnerModule.broken(file, error))));
      return troubleOf(error);
    }
  }

  /**
   * Sets the Host's clock forward: from one sleeper to the next, so that each wakes at its own moment and the plugin's tick
   * sees it. Resolves when everything that became due has been done.
   */
  async advance(ms: number): Promise<void> {
    const target = this.#clock.now() + ms;
    for (;;) {
      const due = this.#clock.nextDue;
      if (due === undefined || due > target) break;
      this.#clock.advance(Math.max(0, due - this.#clock.now()));
      await this.#runTick();
    }
    this.#clock.advance(Math.max(0, target - this.#clock.now()));
    await this.#runTick();
  }

  /** Changes how long a person may be kept waiting; counts from the next `plug`. */
  setDeadline(ms: number): void {
    this.#deadlineMs = ms;
  }

  /** From now on the process is killed when learner code is about to ask a Remote. */
  crashOnSend(): void {
    this.#crashOnSend = true;
  }

  /** Stops listening and forgets everything. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#ticking);
    if ('closeAllConnections' in this.#server) this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    this.#db.close();
  }

  #use(plug: Plugin): void {
    this.#plug = plug;
    this.#app = this.#appWith(plug);
  }

  #appWith(plug: Plugin): Hono<HostEnv> {
    const onTrouble = (error: LearnerError) => this.#onTrouble(troubleOf(error));
    return createApp({ db: this.#db, plug, now: this.#clock.now, onTrouble });
  }

  #context(learner: LearnerModule): HostContext {
    const { steps, seed } = this.#settings;
    return {
      learner,
      remote: (id) => this.#remote(id),
      db: this.#db,
      sql: this.#db.sql,
      now: this.#clock.now,
      sleep: this.#clock.sleep,
      url: () => this.#url,
      deadlineMs: this.#deadlineMs,
      seed,
      takesPart: (step) => steps === undefined || steps.includes(step),
      report: (error) => this.#onTrouble(troubleOf(error)),
    };
  }

  #remote(id: string): RemoteAccess {
    const url = this.#settings.remotes[id];
    if (url === undefined) throw new Error(`The world of ${this.#settings.module} has no Remote called “${id}”.`);
    return { url, fetch: this.#fetch, deadlineMs: this.#deadlineMs };
  }

  readonly #fetch = (url: string, init?: RequestInit): Promise<Response> => {
    if (this.#crashOnSend) signal(process.pid, constants.signals.SIGKILL);
    return fetch(url, init);
  };

  /** One tick at a time, and none is lost. */
  #runTick(): Promise<void> {
    this.#tick = this.#tick
      .then(() => running.run(this, async () => this.#plug.tick?.()))
      .catch((error) => this.#onTrouble(troubleOf(error)));
    return this.#tick;
  }
}

function troubleOf(error: unknown): Diagnostic {
  if (error instanceof LearnerError) return { message: error.message, where: error.where };
  return { message: String(error) };
}
