/** A whole toy world: one Host, its Remotes, one clock. */
import { Directory } from '../remotes/directory.ts';
import { Hr } from '../remotes/hr.ts';
import type { Remote } from '../remotes/remote.ts';
import type { Trouble } from '../host/messages.ts';
import { Clock } from './clock.ts';
import type { HostProcess } from './host-process.ts';

/** How a world is opened. */
export interface WorldOptions {
  /** The process that the Host lives in. */
  process: HostProcess;
  /** The learner's file, absolute. */
  file?: string;
  /** The steps that may take part; without it, all. */
  steps?: string[];
  /** How long a person may be kept waiting for a Remote, in milliseconds. */
  deadlineMs?: number;
  /** Whether time goes by in this world. Without it the clock stands still until it is set forward. */
  ticking?: boolean;
  /** The Host's port; 0, the default, lets the system choose. */
  port?: number;
}

/** A running world. */
export class World {
  readonly clock: Clock;
  readonly hr: Hr;
  readonly directory: Directory;
  /** The learner's mistakes that the Host met so far. */
  readonly troubles: Trouble[] = [];
  /** Where the Host listens, without a slash at the end. */
  url = '';

  readonly #options: WorldOptions;
  #process: HostProcess;
  #host = 0;

  private constructor(options: WorldOptions, clock: Clock) {
    this.#options = options;
    this.#process = options.process;
    this.clock = clock;
    this.hr = new Hr(clock);
    this.directory = new Directory(clock);
  }

  /** Opens a fresh world from the seed. */
  static async open(options: WorldOptions): Promise<World> {
    const started = performance.now();
    const clock = new Clock(undefined, options.ticking ? () => performance.now() - started : undefined);
    const world = new World(options, clock);
    await Promise.all([world.hr.listen(), world.directory.listen()]);
    try {
      await world.#openHost(options);
      return world;
    } catch (error) {
      await world.#closeRemotes();
      throw error;
    }
  }

  /** All Remotes, by a short id for addresses. */
  get remotes(): Readonly<Record<string, Remote>> {
    return { hr: this.hr, directory: this.directory };
  }

  /**
   * Opens a fresh Host in place of one whose process has ended, on the same port. The Remotes and the clock go on.
   *
   * @param process where the Host lives from now on
   * @param file the learner's file; without it, no learner code takes part
   * @param port another port, should the old one be taken meanwhile
   * @returns what is wrong with the file, if anything
   */
  async reopen(
    process: HostProcess,
    file?: string,
    port = Number(new URL(this.url).port),
  ): Promise<Trouble | undefined> {
    this.#process.off('trouble', this.#note);
    this.#process = process;
    return this.#openHost({ ...this.#options, process, file, port });
  }

  /** Sets the clock forward, for the Host and for the Remotes. */
  async advance(ms: number): Promise<void> {
    this.clock.advance(ms);
    await this.#process.ask({ ask: 'advance', host: this.#host, ms });
  }

  /** Changes how long a person may be kept waiting for a Remote, in milliseconds. Learner code is plugged in afresh. */
  async setDeadline(ms: number): Promise<void> {
    await this.#process.ask({ ask: 'deadline', host: this.#host, ms });
  }

  /** Plugs the learner's file in as it is now. @returns what is wrong with it, if anything */
  async plug(): Promise<Trouble | undefined> {
    return (await this.#process.ask({ ask: 'plug', host: this.#host })).trouble;
  }

  /** Ends it. @returns the tasks of the steps that turned out not to be written, by step id */
  async close(): Promise<Record<string, string>> {
    try {
      return (await this.#process.ask({ ask: 'close', host: this.#host })).todos ?? {};
    } finally {
      await this.#closeRemotes();
    }
  }

  async #openHost(options: WorldOptions): Promise<Trouble | undefined> {
    options.process.on('trouble', this.#note);
    const { host, port, trouble } = await options.process.open({
      file: options.file,
      steps: options.steps,
      remotes: { hr: this.hr.url, directory: this.directory.url },
      deadlineMs: options.deadlineMs ?? 5_000,
      now: this.clock.now(),
      ticking: options.ticking ?? false,
      port: options.port ?? 0,
    });
    this.#host = host;
    this.url = `http://127.0.0.1:${port}`;
    if (trouble) this.troubles.push(trouble);
    return trouble;
  }

  async #closeRemotes(): Promise<void> {
    this.#process.off('trouble', this.#note);
    await Promise.all([this.hr.close(), this.directory.close()]);
  }

  readonly #note = (host: number, trouble: Trouble): void => {
    if (host === this.#host) this.troubles.push(trouble);
  };
}
