/**
 * Keeps one toy world running for a person: plugs their file in after every save, and starts the Host again when their
 * code has ended it. Nothing a learner writes ends the world.
 */
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Diagnostic } from '../company/host/protocol.ts';
import type { Switches } from '../remotes/remote.ts';
import { HostDied, HostProcess } from '../runner/host-process.ts';
import { startWatchdog } from '../runner/watchdog.ts';
import { World } from '../runner/world.ts';
import { Lines } from '../project/line-splitter.ts';
import { plainText } from '../project/plain-text.ts';
import type { Exchange, HostState, RemoteState, LogEntry, Snapshot } from './messages.ts';
import { sentence } from './switches.ts';
import { MOST_EXCHANGES, Wire } from './wire.ts';

export interface SupervisorOptions {
  /** The exercise (by module id) that the world is for. */
  module: string;
  /** The learner's file, absolute. It need not exist. */
  file: string;
  /** What brings the file back when it is gone, as a sentence. */
  remedy?: string;
  /** Code that ends the Host again within so many milliseconds of its return is left out until the next save. */
  restartWindowMs?: number;
}

interface SupervisorEvents {
  host: [HostState];
  remote: [RemoteState];
  /** The clock was set, to so many milliseconds since 1970. */
  clock: [number];
  exchanges: [Exchange[]];
  logEntry: [LogEntry];
  /** A fresh world took the old one's place. */
  reset: [];
}

/** How long a person waits for a Remote, in milliseconds. */
const DEADLINE_MS = 800;
const RESTART_WINDOW_MS = 5_000;
const MAX_LOG_ENTRIES = 200;
const FIRST_SEED = 1;

/** A world and its Host, for as long as a person works. */
export class WorldSupervisor extends EventEmitter<SupervisorEvents> {
  /** What goes between the Host and the Remotes. */
  readonly wire = new Wire();
  /** What there is to say about the learner's code, oldest first. */
  readonly logEntries: LogEntry[] = [];

  readonly #module: string;
  readonly #file: string;
  readonly #folder: string;
  readonly #remedy: string;
  readonly #restartWindowMs: number;
  #world: World | undefined;
  #process: HostProcess | undefined;
  /** Whether another seed makes another world. */
  #seeded = false;
  /** Whether the process may read the learner's folder, which must exist before the process does. */
  #sees = false;
  #host: HostState = { url: '', running: false, code: 'plugged', version: 0 };
  #restartedAt = -Infinity;
  #seed = FIRST_SEED;
  #turn: Promise<unknown> = Promise.resolve();
  #isOpen = false;
  #closed = false;

  constructor({ module, file, remedy = '', restartWindowMs = RESTART_WINDOW_MS }: SupervisorOptions) {
    super();
    this.#module = module;
    this.#file = file;
    this.#folder = dirname(file);
    this.#remedy = remedy;
    this.#restartWindowMs = restartWindowMs;
    this.wire.on('exchanges', (exchanges) => this.emit('exchanges', exchanges));
  }

  /**
   * Opens the world.
   *
   * @param port where the Host listens if it can; 0, or a taken one, lets the system choose
   * @throws Error when not even a Host without learner code starts
   */
  async open(port = 0): Promise<void> {
    await this.#inTurn(() => this.#openWorld(port));
    this.#isOpen = true;
  }

  /** Plugs the learner's file in as it is now, as soon as it can be done. */
  saved(): void {
    if (!this.#isOpen) return; // the world will open with the file as it is then
    this.#restartedAt = -Infinity;
    void this.#inTurn(() => this.#plug()).catch(this.#giveUp);
  }

  get host(): HostState {
    return this.#host;
  }

  /** Milliseconds since 1970, by the lab's clock. */
  get now(): number {
    return this.#world?.clock.now() ?? 0;
  }

  /** What the world is made from. */
  get seed(): number {
    return this.#seed;
  }

  /** Whether another seed makes another world; known once it is open. */
  get seeded(): boolean {
    return this.#seeded;
  }

  get remotes(): RemoteState[] {
    return Object.keys(this.#world?.remotes ?? {}).map((id) => this.#remoteState(id));
  }

  /** Everything at this moment. */
  snapshot(): Snapshot {
    const { host, now, seed, remotes, logEntries } = this;
    return { host, now, seed, remotes, exchanges: [...this.wire.exchanges], logEntries: [...logEntries] };
  }

  /**
   * Changes some switches of a Remote.
   *
   * @returns its state; undefined when there is no Remote of this id
   */
  set(id: string, switches: Partial<Switches>): RemoteState | undefined {
    const remotes = this.#world?.remotes ?? {};
    if (!Object.hasOwn(remotes, id)) return undefined;
    remotes[id]!.set(switches);
    const state = this.#remoteState(id);
    this.emit('remote', state);
    return state;
  }

  /**
   * Sets the clock forward, for everyone in the world.
   *
   * @returns the new time
   */
  forward(ms: number): Promise<number> {
    return this.#inTurn(async () => {
      await this.#world!.advance(ms).catch(ignoreDeath);
      const { now } = this; // time goes by, and both must hear the same
      this.emit('clock', now);
      return now;
    });
  }

  /**
   * Begins again from a seed: Remotes that are well, empty records, a fresh Host on the same port.
   *
   * @param seed what the world is made from; the same as before unless told
   */
  startAgain(seed = this.#seed): Promise<void> {
    return this.#inTurn(async () => {
      await this.#closeWorld();
      this.#seed = seed;
      this.logEntries.length = 0;
      await this.#openWorld();
      this.emit('reset');
    });
  }

  /** Ends everything it started. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#process?.end(); // whoever waits for an answer need not
    await this.#turn;
    await this.#closeWorld();
    this.wire.close();
  }

  /** One thing at a time: a save waits until the Host is back, and so on. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #openWorld(port = Number(new URL(this.#host.url).port)): Promise<void> {
    await this.#openHost(this.#file, async (process, file, free) => {
      const at = free ? 0 : port;
      this.#world = await World.open({
        module: this.#module,
        seed: this.#seed,
        deadlineMs: DEADLINE_MS,
        ticking: true,
        recordLimit: MOST_EXCHANGES,
        process,
        file,
        port: at,
      });
      return this.#world.diagnostics[0];
    });
    this.wire.follow(this.#world!.remotes, this.#world!.clock);
    const { seeded = false } = (await import(`../remotes/of/${this.#module}.ts`)) as { seeded?: boolean };
    this.#seeded = seeded;
  }

  #reopenHost(file: string | undefined, why?: Diagnostic): Promise<void> {
    return this.#openHost(file, (process, file, free) => this.#world!.reopen(process, file, free ? 0 : undefined), why);
  }

  /**
   * Starts a process and opens the Host in it: with the learner's file, or without it when the file ends the process.
   *
   * @param open opens it; `free` asks for a port that the system gives
   * @param why the code is left out, if it is
   */
  async #openHost(
    file: string | undefined,
    open: (process: HostProcess, file: string | undefined, free: boolean) => Promise<Diagnostic | undefined>,
    why?: Diagnostic,
  ): Promise<void> {
    const process = this.#launch();
    try {
      const trouble = await open(process, file, false).catch((error: Error) => {
        if (!/EADDRINUSE|EACCES/.test(error.message)) throw error;
        return open(process, file, true);
      });
      this.#changeHost(file === undefined ? { code: 'left-out', trouble: why } : this.#plugged(trouble));
    } catch (error) {
      await this.#endHost();
      if (!(error instanceof HostDied) || file === undefined || this.#closed) throw error;
      this.#log(
        'host',
        'Your code ended the Host as it was loaded, so the Host runs without it until your next save.',
        error.trouble,
      );
      await this.#openHost(undefined, open, error.trouble);
    }
  }

  #launch(): HostProcess {
    this.#sees = existsSync(this.#folder);
    const process = new HostProcess(this.#sees ? this.#folder : undefined);
    const printed = new Lines((text) => this.#log('printed', plainText(text)));
    const stopWatching = startWatchdog(process);
    process.on('output', (text) => printed.add(text));
    process.on('trouble', (_host, trouble) => this.#complain(trouble));
    process.once('died', (death) => {
      stopWatching();
      printed.end();
      if (process === this.#process) void this.#inTurn(() => this.#restart(process, death)).catch(this.#giveUp);
    });
    this.#process = process;
    return process;
  }

  /** The process from now on ends without anybody starting another. */
  #release(): HostProcess | undefined {
    const process = this.#process;
    this.#process = undefined;
    return process;
  }

  /** Starts the Host again after learner code ended it. */
  async #restart(process: HostProcess, { trouble }: HostDied): Promise<void> {
    if (process !== this.#process || this.#closed) return;
    this.#changeHost({ running: false });
    const again = performance.now() - this.#restartedAt < this.#restartWindowMs;
    this.#restartedAt = performance.now();
    this.#log('host', again ? ENDED_AGAIN : ENDED, trouble);
    await (again ? this.#reopenHost(undefined, trouble) : this.#reopenHost(this.#file));
  }

  readonly #giveUp = (error: Error): void => {
    if (!this.#closed) this.#log('host', `The Host does not start any more: ${error.message} Start the lab again.`);
  };

  /** Plugs the file in as it is now; into a fresh Host when this one has to do without the file. */
  async #plug(): Promise<void> {
    if (this.#closed) return;
    if (!this.#world) return this.#openWorld();
    const appeared = !this.#sees && existsSync(this.#folder);
    if (!this.#process || this.#host.code === 'left-out' || appeared) {
      await this.#endHost();
      return this.#reopenHost(this.#file);
    }
    try {
      this.#changeHost(this.#plugged(await this.#world.plug()));
    } catch (error) {
      ignoreDeath(error); // the Host comes back with the file as it is now
    }
  }

  #plugged(trouble: Diagnostic | undefined): Partial<HostState> {
    if (!trouble) return { code: 'plugged', trouble };
    const gone = { message: `There is no ${basename(this.#file)} in its folder. ${this.#remedy}`.trim() };
    const why = existsSync(this.#file) ? trouble : gone;
    this.#complain(why);
    return { code: 'broken', trouble: why };
  }

  #changeHost(change: Partial<HostState>): void {
    const { running = true } = change;
    const url = this.#world ? `${this.#world.url}/` : '';
    const trouble = change.trouble && { ...change.trouble, message: sentenceOf(change.trouble.message) };
    this.#host = { ...this.#host, running, ...change, trouble, url, version: this.#host.version + 1 };
    this.emit('host', this.#host);
  }

  #complain({ message, where }: Diagnostic): void {
    const last = this.logEntries.at(-1);
    if (last?.kind === 'trouble' && last.text === message && last.where === where) return;
    this.#log('trouble', message, { message, where });
  }

  /**
   * @param why what led to it; its message is added to the text unless it is the text
   */
  #log(kind: LogEntry['kind'], text: string, why?: Diagnostic): void {
    const reason = why && why.message !== text ? `${sentenceOf(why.message)} ` : '';
    const logEntry: LogEntry = { at: this.now, kind, text: reason + text, where: why?.where };
    this.logEntries.push(logEntry);
    this.logEntries.splice(0, this.logEntries.length - MAX_LOG_ENTRIES);
    this.emit('logEntry', logEntry);
  }

  #remoteState(id: string): RemoteState {
    const { name, url, switches, versions } = this.#world!.remotes[id]!;
    return { id, name, url, switches, says: sentence(name, switches), versions };
  }

  async #closeWorld(): Promise<void> {
    await this.#endHost();
    await this.#world?.close().catch(ignoreDeath);
    this.#world = undefined;
  }

  async #endHost(): Promise<void> {
    const process = this.#release();
    process?.end();
    await process?.cleared();
  }
}

const ENDED = 'The Host ended and starts again with your code; enter The Pass once more.';
const ENDED_AGAIN = 'The Host ended again, so it runs without your code until your next save.';

/** With a capital at the start, unless the first word is a name such as `pull.ts`, and a stop at the end. */
function sentenceOf(text: string): string {
  const begun = /^[a-z]+ /.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}

function ignoreDeath(error: unknown): void {
  if (!(error instanceof HostDied)) throw error;
}
