/** Starts, questions and ends the process in which the Host and the learner's code live. */
import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, realpathSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Duplex, Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { confinementFor, freshUser } from './confinement.ts';
import { cpuTimeMs } from './cpu-time.ts';
import {
  MESSAGES,
  QUESTIONS,
  type Answer,
  type HostSettings,
  type News,
  type Question,
  type Diagnostic,
} from '../company/host/protocol.ts';
import { checksIn, copyFolder } from './copy-folder.ts';
import { openChannel } from './host-channel.ts';
import { hostCode } from './host-code.ts';
import { isOverfull } from './scratch-limit.ts';
import { translationsOf, type Translations } from './translations.ts';

const LAB = fileURLToPath(new URL('..', import.meta.url));
const ROOT = dirname(LAB.replace(/[\\/]$/, ''));

/** What the Host itself is made of; learner code can read these, and its own folder, and nothing else. */
const READABLE = [
  join(ROOT, 'package.json'),
  ...['api', 'company'].map((folder) => join(LAB, folder)),
  ...['hono', '@hono', 'node-sqlite3-wasm'].map((name) => join(ROOT, 'node_modules', name)),
];

/** What learner code prints beyond so many characters in a second is left out. */
const OUTPUT_LIMIT = 20_000;
const OUTPUT_WINDOW_MS = 1_000;
/** How often somebody looks whether its scratch folder is overfull, in milliseconds. */
const LOOK_MS = 1_000;

/** The process ended, or did not answer in time, because of learner code. */
export class HostDied extends Error {
  override name = 'HostDied';
  readonly trouble: Diagnostic;

  constructor(trouble: Diagnostic) {
    super(trouble.message);
    this.trouble = trouble;
  }
}

/** How a process is started. */
export interface HostProcessOptions {
  /** Another process, whose scratch folder it may use, too. */
  beside?: HostProcess;
  /** Whether it runs as a user that owns nothing and is its own, where that is possible. */
  asNobody?: boolean;
}

const OVERFULL = 'your code filled its scratch folder; it may leave a thousand files there, and 100 MB';
const HUNG_UP = 'your code closed what the Host speaks through; leave open files alone that you did not open';
const FORGED = 'your code wrote where only the Host writes; leave open files alone that you did not open';

type Unnumbered<T> = T extends { call: number } ? Omit<T, 'call'> : never;

interface HostEvents {
  /** A learner's mistake in one Host. */
  trouble: [number, Diagnostic];
  /** Another step turned out not to be written. */
  todo: [];
  /** Once, when it is gone. */
  died: [HostDied];
  /** What learner code printed. */
  output: [string];
}

/** The process that runs Hosts. */
export class HostProcess extends EventEmitter<HostEvents> {
  /** The tasks of the steps that turned out not to be written, by step id. It grows; each one emits `todo`. */
  readonly todos: Record<string, string> = {};

  /** Holds the next two. It is gone when the process is. */
  readonly #home = mkdtempSync(join(realpathSync(tmpdir()), 'host-'));

  /** A folder that it may write to, by its real path. */
  readonly scratch = join(this.#home, 'scratch');

  /** A folder that it may read, for copies of learners' folders. */
  readonly #shelf = join(this.#home, 'shelf');

  readonly #folder: string | undefined;
  /** Who it runs as, if not as ourselves. */
  readonly #user: number | undefined;
  /** What it knows of copies that it may read. */
  readonly #translations: Translations = {};
  /** Those that were started beside it. */
  readonly #companions: HostProcess[] = [];
  readonly #child: ChildProcess;
  readonly #send: (question: Question) => void;
  readonly #waiting = new Map<number, { resolve: (answer: Answer) => void; reject: (error: Error) => void }>();
  readonly #ready: Promise<void>;
  readonly #gone = Promise.withResolvers<HostDied>();
  readonly #cleared = Promise.withResolvers<void>();
  readonly #looking: NodeJS.Timeout;
  #calls = 0;
  #hosts = 0;
  #copies = 0;
  #output = 0;
  #outputSince = 0;
  #last: Diagnostic | undefined;
  #death: HostDied | undefined;
  #unreachable = false;

  /**
   * @param folder the learner's folder, which the process may read; without one it reads none but copies of {@link
   *   bring}
   */
  constructor(folder?: string, { beside, asNobody = false }: HostProcessOptions = {}) {
    super();
    this.setMaxListeners(0); // every world that lives in it listens
    this.#folder = folder;
    for (const folder of [this.scratch, this.#shelf]) mkdirSync(folder);
    this.#user = beside ? beside.#user : asNobody ? freshUser() : undefined;
    if (this.#user !== undefined) this.#open(this.#user);
    const both = beside ? [this, beside] : [this];
    const writable = both.map(({ scratch }) => scratch);
    const readable = [...writable, ...both.map((one) => one.#shelf), ...(folder === undefined ? [] : [folder])];
    const { execPath, execArgv, ...user } = confinementFor(process.execPath, this.#user);
    const code = hostCode();
    const main = join(code.folder, 'company', 'host', `process${code.extension}`);
    this.#child = spawn(execPath, [...execArgv, ...flags([code.folder, ...readable], writable), main], {
      ...user,
      env: { TZ: 'UTC' },
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe'],
    });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    promise.catch(() => undefined);
    this.#ready = promise;
    this.once('died', reject);
    this.#send = openChannel(this.#child.stdio[QUESTIONS] as Duplex, this.#child.stdio[MESSAGES] as Readable, {
      hear: (message) => this.#hear(message, resolve),
      forged: () => this.end({ message: FORGED }),
      lost: () => this.#giveUp(),
    });
    this.#looking = setInterval(() => void this.#look(), LOOK_MS).unref();
    // When it has ended, and everything was heard that it said.
    this.#child.once('close', (code, signal) => this.#bury(code, signal));
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => this.#overhear(text));
    }
    if (!beside) return;
    beside.#companions.push(this);
    this.#know(beside.#translations);
  }

  /**
   * Resolves when it can be asked.
   *
   * @throws HostDied
   */
  ready(): Promise<void> {
    return this.#ready;
  }

  /**
   * Makes sure that it can read a learner's folder: a process that was not started for one gets a copy as the folder is
   * now, and with it what needs no translation any more. What a process may read is settled when it starts, but not who it
   * will run.
   *
   * @returns where it, and whoever was started beside it, reads what lies in `folder`
   */
  async bring(folder: string): Promise<string> {
    if (this.#folder !== undefined) return folder;
    const copy = join(this.#shelf, String(++this.#copies));
    copyFolder(folder, copy, checksIn(folder));
    this.#know(await translationsOf(copy));
    return copy;
  }

  /**
   * Opens a Host.
   *
   * @returns its id, its port, and what is wrong with the learner's file, if anything.
   */
  async open(settings: HostSettings): Promise<{ host: number; port: number; trouble: Diagnostic | undefined }> {
    await this.#ready;
    const host = ++this.#hosts;
    const { port, trouble } = await this.ask({ ask: 'open', host, settings });
    return { host, port: port!, trouble };
  }

  /**
   * Asks it something.
   *
   * @throws HostDied when it ends before it answers; Error for the Host's own trouble
   */
  async ask(question: Unnumbered<Question>): Promise<Answer> {
    if (this.#death) throw this.#death;
    const call = ++this.#calls;
    const answer = await new Promise<Answer>((resolve, reject) => {
      this.#waiting.set(call, { resolve, reject });
      this.#send({ ...question, call });
    });
    if (answer.error) throw new Error(answer.error);
    return answer;
  }

  /** The processor time it has used so far, in milliseconds, where the system tells. */
  cpuMs(): number | undefined {
    const { pid } = this.#child;
    return pid === undefined ? undefined : cpuTimeMs(pid);
  }

  /** Resolves when it has ended, with the reason. */
  gone(): Promise<HostDied> {
    return this.#gone.promise;
  }

  /** Resolves when it has ended and its folders are gone. */
  cleared(): Promise<void> {
    return this.#cleared.promise;
  }

  /**
   * Ends it and whatever it started.
   *
   * @param why what to tell those who wait for it
   */
  end(why: Diagnostic = { message: 'The Host was stopped.' }): void {
    this.#last ??= why;
    this.#kill();
  }

  /** Opens its folders to its own user, and to no other but ourselves. */
  #open(user: number): void {
    for (const folder of [this.#home, this.#shelf]) {
      chownSync(folder, 0, user);
      chmodSync(folder, 0o750); // whatever our umask is
    }
    chownSync(this.scratch, user, user);
    chmodSync(this.scratch, 0o700);
  }

  #know(javascript: Translations): void {
    Object.assign(this.#translations, javascript);
    this.ask({ ask: 'know', javascript }).catch(() => undefined); // whoever is gone runs nothing
    for (const companion of this.#companions) companion.#know(javascript);
  }

  /** A process that cannot be asked any more is over, or soon will be; its end answers everybody who waits. */
  #giveUp(): void {
    this.#unreachable = true;
    this.#kill();
  }

  #kill(): void {
    const { pid } = this.#child;
    if (pid === undefined || this.#death) return;
    try {
      process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
    } catch {
      // It is gone already.
    }
  }

  #hear(message: Answer | News, ready: () => void): void {
    if ('call' in message) {
      this.#waiting.get(message.call)?.resolve(message);
      this.#waiting.delete(message.call);
    } else if (message.news === 'ready') ready();
    else if (message.news === 'trouble') this.emit('trouble', message.host, message.trouble);
    else if (message.news === 'todo') {
      this.todos[message.step] = message.task;
      this.emit('todo');
    } else if (message.news === 'spoiled') this.#last = message.trouble;
    else
      this.#last = {
        ...message.trouble,
        message: `Nobody caught an error, which ends the Host: ${message.trouble.message}`,
      };
  }

  #overhear(text: string): void {
    if (performance.now() - this.#outputSince > OUTPUT_WINDOW_MS) {
      this.#outputSince = performance.now();
      this.#output = 0;
    }
    const room = OUTPUT_LIMIT - this.#output;
    this.#output += text.length;
    if (room <= 0) return;
    this.emit('output', text.length > room ? `${text.slice(0, room)}\n… and more than fits here\n` : text);
  }

  async #look(): Promise<void> {
    if (await isOverfull(this.scratch)) this.end({ message: OVERFULL });
  }

  #bury(code: number | null, signal: string | null): void {
    clearInterval(this.#looking);
    this.#death = new HostDied(this.#last ?? { message: this.#guess(code, signal) });
    for (const { reject } of this.#waiting.values()) reject(this.#death);
    this.#waiting.clear();
    this.#gone.resolve(this.#death);
    // Another process may just be writing there, but not for long.
    rm(this.#home, { recursive: true, force: true, maxRetries: 10 }).then(this.#cleared.resolve, this.#cleared.resolve);
    this.emit('died', this.#death);
  }

  /** Why it ended, when nobody said so. */
  #guess(code: number | null, signal: string | null): string {
    if (signal === null) return `your code ended (exit code ${code}), and the Host with it; look for process.exit()`;
    return this.#unreachable && signal === 'SIGKILL' ? HUNG_UP : 'The Host ran out of memory or was killed.';
  }
}

function flags(readable: string[], writable: string[]): string[] {
  return [
    '--permission',
    '--allow-net',
    ...[...READABLE, ...readable.map((path) => realpathSync(path))].map((path) => `--allow-fs-read=${path}`),
    ...writable.map((path) => `--allow-fs-write=${path}`),
    '--no-experimental-sqlite',
    '--no-experimental-ffi',
    '--disable-sigusr1', // nobody opens its debugger
    '--max-old-space-size=128',
    '--max-semi-space-size=1', // of what a Host makes for a request, nothing stays: more room only takes memory
    '--liftoff-only', // SQLite is WebAssembly: a Host ends before V8's slower, better compiler for it pays off
    '--disable-warning=ExperimentalWarning',
  ];
}
