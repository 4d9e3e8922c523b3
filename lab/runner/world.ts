/** A whole toy world: one Host, its Remotes, one clock. */
import { rmSync } from 'node:fs';
import type { Diagnostic } from '../company/host/protocol.ts';
import type { Remote } from '../remotes/remote.ts';
import type { Remotes } from '../remotes/remotes.ts';
import { Clock } from '../company/clock.ts';
import type { HostDied, HostProcess } from './host-process.ts';

/** How a world is opened. */
export interface WorldOptions {
  /** The exercise (by module id) that the world is for. */
  module: string;
  /** The process that the Host lives in. */
  process: HostProcess;
  /** The learner's file, absolute. */
  file?: string | undefined;
  /** The steps that may take part; without it, all. */
  steps?: string[];
  /** How long a person may be kept waiting for a Remote, in milliseconds. */
  deadlineMs?: number;
  /** Whether time goes by in this world. Without it the clock stands still until it is set forward. */
  ticking?: boolean;
  /** The Host's port; 0, the default, lets the system choose. */
  port?: number;
  /** Chooses among equals, the same way every time; 1 unless told. */
  seed?: number;
  /** What the Host’s process takes for its machine’s time zone; the last world that says so decides. */
  timeZone?: string;
  /** How much of what it received each Remote keeps on record; everything unless told. */
  recordLimit?: number;
  /** Makes the Host's data outlive its process, so that the Host can be crashed. */
  persistent?: {
    /** The database's file, absolute, in a folder that the process may write to. */
    database: string;
    /** Starts another process like the one that was crashed. */
    again: () => HostProcess;
  };
}

/** A running world. */
export class World {
  readonly clock: Clock;
  /** All Remotes, by a short id for addresses. */
  readonly remotes: Readonly<Record<string, Remote>>;
  /** The learner's mistakes that the Host met so far. */
  readonly diagnostics: Diagnostic[] = [];
  /** The tasks of the steps that turned out not to be written, by step id; complete once the world is closed. */
  readonly todos: Record<string, string> = {};
  /** Where the Host listens, without a slash at the end. */
  url = '';

  readonly #options: WorldOptions;
  readonly #lost = Promise.withResolvers<HostDied>();
  #process: HostProcess;
  #host = 0;
  readonly #awaitedTodos: (() => void)[] = [];
  #mayDie = false;

  private constructor(options: WorldOptions, clock: Clock, remotes: Remotes) {
    this.#options = options;
    this.#process = options.process;
    this.clock = clock;
    this.remotes = remotes({ clock, seed: options.seed ?? 1, host: () => this.url });
    for (const remote of Object.values(this.remotes)) remote.recordLimit = options.recordLimit ?? Infinity;
  }

  /** Opens a fresh world from the seed. */
  static async open(options: WorldOptions): Promise<World> {
    const started = performance.now();
    const clock = new Clock(undefined, options.ticking ? () => performance.now() - started : undefined);
    const { remotes } = (await import(`../remotes/of/${options.module}.ts`)) as { remotes: Remotes };
    const world = new World(options, clock, remotes);
    await Promise.all(Object.values(world.remotes).map((remote) => remote.listen()));
    try {
      await world.#openHost(options);
      return world;
    } catch (error) {
      await world.#closeRemotes();
      throw error;
    }
  }

  /**
   * A Remote of this world.
   *
   * @param kind its class, for instance `Hr`
   * @throws Error when there is none
   */
  remote<T extends Remote>(kind: abstract new (...values: never[]) => T): T {
    const found = Object.values(this.remotes).find((remote) => remote instanceof kind);
    if (!found) throw new Error(`The world of ${this.#options.module} has no Remote of the kind ${kind.name}.`);
    return found as T;
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
  ): Promise<Diagnostic | undefined> {
    this.#leave();
    this.#process = process;
    return this.#openHost({ ...this.#options, process, file, port });
  }

  /** Lets the Host crash as soon as learner code is about to ask a Remote: what was saved stays, nothing was sent. */
  async crashWhenSending(): Promise<void> {
    this.#mayDie = true;
    await this.#process.ask({ ask: 'crash-on-send', host: this.#host });
  }

  /**
   * Crashes the Host at once if it still runs, and starts it again with the data it had saved, on the same port. Only
   * for worlds that last.
   *
   * @throws HostDied when it does not start again
   */
  async restart(): Promise<void> {
    const { persistent, file } = this.#options;
    if (!persistent) throw new Error('Only a world that lasts can be restarted.');
    this.#mayDie = true;
    this.#process.end();
    await this.#process.gone();
    rmSync(`${persistent.database}.lock`, { recursive: true, force: true }); // the process was killed, and could not remove its lock
    this.#mayDie = false;
    await this.reopen(persistent.again(), file);
  }

  /** Resolves when the Host's process has ended although nobody meant it to. */
  lost(): Promise<HostDied> {
    return this.#lost.promise;
  }

  /**
   * Resolves when everything has been heard that the Host has to say so far: its pages take a shorter way than its
   * {@link diagnostics}.
   */
  async caughtUp(): Promise<void> {
    await this.#process.ask({ ask: 'alive' }).catch(() => undefined); // a process that has ended has nothing more to say
  }

  /** Sets the clock forward, for the Host and for the Remotes. Resolves when the Host has done what became due. */
  async advance(ms: number): Promise<void> {
    this.clock.advance(ms);
    await this.#process.ask({ ask: 'advance', host: this.#host, ms });
  }

  /** Changes how long a person may be kept waiting for a Remote, in milliseconds. Learner code is plugged in afresh. */
  async setDeadline(ms: number): Promise<void> {
    await this.#process.ask({ ask: 'deadline', host: this.#host, ms });
  }

  /**
   * Plugs the learner's file in as it is now.
   *
   * @returns what is wrong with it, if anything
   */
  async plug(): Promise<Diagnostic | undefined> {
    return (await this.#process.ask({ ask: 'plug', host: this.#host })).trouble;
  }

  /** Resolves when one of these steps (by id) turns out not to be written. */
  unwritten(steps: readonly string[]): Promise<void> {
    return new Promise((resolve) => {
      const look = () => steps.some((step) => step in this.todos) && resolve();
      this.#awaitedTodos.push(look);
      look();
    });
  }

  /** Ends it. */
  async close(): Promise<void> {
    try {
      await this.#process.ask({ ask: 'close', host: this.#host });
    } finally {
      await this.#closeRemotes();
    }
  }

  async #openHost({ process, ...options }: WorldOptions): Promise<Diagnostic | undefined> {
    process.on('trouble', this.#note);
    process.on('todo', this.#noteTodos);
    this.#noteTodos();
    void process.gone().then((death) => {
      if (process === this.#process && !this.#mayDie) this.#lost.resolve(death);
    });
    const { host, port, trouble } = await process.open({
      module: options.module,
      file: options.file,
      steps: options.steps,
      remotes: Object.fromEntries(Object.entries(this.remotes).map(([id, { url }]) => [id, url])),
      seed: options.seed ?? 1,
      database: options.persistent?.database,
      deadlineMs: options.deadlineMs ?? 5_000,
      now: this.clock.now(),
      ticking: options.ticking ?? false,
      ...(options.timeZone && { timeZone: options.timeZone }),
      port: options.port ?? 0,
    });
    this.#host = host;
    this.url = `http://127.0.0.1:${port}`;
    if (trouble) this.diagnostics.push(trouble);
    return trouble;
  }

  async #closeRemotes(): Promise<void> {
    this.#leave();
    await Promise.all(Object.values(this.remotes).map((remote) => remote.close()));
  }

  #leave(): void {
    this.#process.off('trouble', this.#note);
    this.#process.off('todo', this.#noteTodos);
  }

  readonly #noteTodos = (): void => {
    Object.assign(this.todos, this.#process.todos);
    for (const look of this.#awaitedTodos) look();
  };

  readonly #note = (host: number, trouble: Diagnostic): void => {
    if (host === this.#host) this.diagnostics.push(trouble);
  };
}
