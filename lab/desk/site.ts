/** The static part of the course: built in the background when it is missing or older than its sources. */
import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Lines } from '../project/line-splitter.ts';
import type { SiteState } from './messages.ts';

/** Where the static part lies, and how it is looked at and built. */
export interface SiteOptions {
  /** The built folder. */
  dist: string;
  /** Whether that folder is as new as its sources. */
  isBuilt: () => Promise<boolean>;
  /** Arguments to Node that build it: a script that writes a line for everything it begins. */
  builder: string[];
}

const REASON_LINES = 30;

/** Emits `state` whenever it changes, and again with every line of a build. */
export class Site extends EventEmitter<{ state: [SiteState] }> {
  readonly dist: string;
  readonly #options: SiteOptions;
  #child: ChildProcess | undefined;
  #state: SiteState = { state: 'building', line: 'Looking whether the course is built', ms: 0 };
  #begun = performance.now();
  #closed = false;

  constructor(options: SiteOptions) {
    super();
    this.dist = options.dist;
    this.#options = options;
  }

  get state(): SiteState {
    const state = this.#state;
    return state.state === 'building' ? { ...state, ms: Math.round(performance.now() - this.#begun) } : state;
  }

  /** Whether there is something to show, be it older than its sources. */
  get isThere(): boolean {
    return existsSync(join(this.dist, 'index.html'));
  }

  /** Builds the course if need be. Resolves when it is ready or cannot be built. */
  async start(): Promise<void> {
    if (await this.#options.isBuilt()) return this.#change({ state: 'ready' });
    if (this.#closed) return;
    this.#begun = performance.now();
    this.#change({ state: 'building', line: 'Starting to build', ms: 0 });
    this.#change(await this.#build());
  }

  /** Ends a build that is under way. */
  async close(): Promise<void> {
    this.#closed = true;
    this.removeAllListeners();
    const child = this.#child;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('close', done));
    end(child.pid);
    await gone;
  }

  #build(): Promise<SiteState> {
    // A group of its own, so that the tools it starts can be ended with it.
    const detached = process.platform !== 'win32';
    const child = spawn(process.execPath, this.#options.builder, { detached, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child = child;
    makeRoom(child.pid);
    const said: string[] = [];
    const complaints: string[] = [];
    const lines = new Lines((text) => {
      const line = stripVTControlCharacters(text);
      said.push(line);
      if (line.endsWith('…')) this.#change({ state: 'building', line: line.replace(/\s*…$/, ''), ms: 0 });
    });
    child.stdout.setEncoding('utf8').on('data', (text: string) => lines.add(text));
    const errors = new Lines((text) => complaints.push(stripVTControlCharacters(text)));
    child.stderr.setEncoding('utf8').on('data', (text: string) => errors.add(text));
    return new Promise((resolve) => {
      child.once('error', ({ message }) => resolve({ state: 'failed', reason: message }));
      child.once('close', (code) => {
        for (const rest of [lines, errors]) rest.end();
        const telling = complaints.length > 0 ? complaints : said;
        const reason = telling.slice(-REASON_LINES).join('\n').trim();
        resolve(code === 0 ? { state: 'ready' } : { state: 'failed', reason });
      });
    });
  }

  #change(state: SiteState): void {
    this.#state = state;
    this.emit('state', this.state);
  }
}

/** What a person does meanwhile comes first. */
function makeRoom(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or nobody may say so here.
  }
}

function end(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
