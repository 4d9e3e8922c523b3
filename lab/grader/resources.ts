/** What a grade needs to be warm: a browser, and a Host process that waits for the learner's file. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser as Chromium } from 'playwright';
import { findBrowser } from '../project/browser/find.ts';
import { hostCode } from '../runner/host-code.ts';
import { HostDied, HostProcess } from '../runner/host-process.ts';
import { people } from '../company/seed/people.ts';
import { World } from '../runner/world.ts';
import { CONTAINED } from './contained-browser.ts';
import { PagePool } from './pages.ts';
import { Session } from './session.ts';

/**
 * Nobody looks at a check's pages, so the browser gets no memory to draw them into; and its network and its drawing need
 * no processes of their own. Together they spare a quarter of the work.
 */
const LEAN = ['--force-gpu-mem-available-mb=0', '--enable-features=NetworkServiceInProcess2', '--in-process-gpu'];

/** More checks at a time would only keep each other waiting. */
const CONCURRENCY = 5;
/** After so much V8 has compiled what a world and its pages need. */
const WARM_UP = { worlds: 8, views: 8 };
/** A Host that is soon to be crashed needs no more than to have done everything once. */
const WARM_UP_DISPOSABLE = { worlds: 1, views: 1 };

/** For programs that are known to do no harm: their Host process serves several grades, one after another. */
export interface Sharing {
  /** After so many grades a fresh process takes over; what was imported is never forgotten. */
  grades: number;
}

/** How resources are kept. */
export interface GraderResourcesOptions {
  /** Gets a line when a browser has to be installed first. */
  log?: (line: string) => void;
  /** Without it, every grade has a process of its own. */
  sharing?: Sharing;
  /** How many checks run at a time in one Host process. */
  concurrency?: number;
  /** Whether Hosts run as a user that owns nothing, where that is possible. */
  asNobody?: boolean;
}

/** Warm browsers and Hosts, for one grade or for many. */
export class GraderResources {
  /** Pages in that browser. */
  readonly pages = new PagePool(() => this.browser());
  /** How many checks run at a time in one Host process. */
  readonly concurrency: number;

  readonly #log: (line: string) => void;
  readonly #sharing: Sharing | undefined;
  readonly #asNobody: boolean;
  #shared: { process: HostProcess; grades: number } | undefined;
  readonly #processes = new Set<HostProcess>();
  /** Processes that wait for the one grade they were started for, by folder. */
  readonly #expected = new Map<string, HostProcess>();
  /** A process that waits for the next grade, whichever that is. */
  #spare: HostProcess | undefined;
  /** Processes that share a prepared grade's checks with the spare one. */
  readonly #seconds = new Map<HostProcess, HostProcess>();
  /** Processes that wait to be crashed, by who survives them. */
  readonly #disposables = new Map<HostProcess, HostProcess>();
  #browser: Promise<Chromium> | undefined;
  #browsersLost = 0;
  #closed = false;

  constructor({ log = () => {}, sharing, concurrency = CONCURRENCY, asNobody = false }: GraderResourcesOptions = {}) {
    this.#log = log;
    this.#sharing = sharing;
    this.concurrency = concurrency;
    this.#asNobody = asNobody;
  }

  /** The browser, started at the first call and again should it have crashed. */
  async browser(): Promise<Chromium> {
    this.#refuseWhenClosed();
    const launched = (this.#browser ??= this.#launch());
    const browser = await launched.catch(() => undefined);
    if (browser?.isConnected()) return browser;
    if (this.#browser === launched) this.#browser = undefined;
    return browser ? this.browser() : launched;
  }

  /** How many browsers have crashed so far. What a check saw meanwhile says nothing about the learner's code. */
  get browsersLost(): number {
    return this.#browsersLost;
  }

  /** A Host process that can be brought `folder`: one that waits if there is one. To be given back. */
  host(folder: string): HostProcess {
    if (this.#sharing) return this.#share(this.#sharing);
    const expected = this.expect(folder);
    this.#expected.delete(folder);
    return expected;
  }

  /**
   * A second Host process that was prepared for the same grade, if one was, and that ends with the first. Everything that
   * checks ask of a Host goes through one thread, which alone would keep them waiting.
   */
  second(process: HostProcess): HostProcess | undefined {
    return this.#seconds.get(process);
  }

  /**
   * Starts the Host process for a grade that comes soon, of what lies in `folder`.
   *
   * @returns that process
   */
  expect(folder: string): HostProcess {
    const expected = this.#expected.get(folder) ?? this.#spare ?? this.#start();
    if (expected === this.#spare) this.#spare = undefined;
    this.#expected.set(folder, expected);
    return expected;
  }

  /** Takes back a Host process after a grade. */
  giveBack(process: HostProcess): void {
    if (process !== this.#shared?.process) process.end();
  }

  /**
   * Starts the Host process that {@link disposableHost} will give.
   *
   * @param survivor ends it, should nobody have asked for it
   * @returns that process
   */
  expectDisposable(survivor: HostProcess): HostProcess {
    const disposable = this.#disposables.get(survivor) ?? this.#start(survivor);
    this.#disposables.set(survivor, disposable);
    return disposable;
  }

  /** A Host process that is to be crashed; it may use the scratch folder of the one that survives it. */
  disposableHost(survivor: HostProcess): HostProcess {
    const disposable = this.expectDisposable(survivor);
    this.#disposables.delete(survivor);
    return disposable;
  }

  /**
   * Prepares the next grade, so that nothing has to be started when a file is saved. It can be of any exercise, and is the
   * fastest for this one. Resolves when everything waits.
   *
   * @param module the exercise (by module id)
   * @param crashes whether one of its checks crashes the Host
   */
  async prepare(module: string, crashes: boolean): Promise<void> {
    if (this.#spare) return;
    const spare = (this.#spare = this.#start());
    const isWanted = () => spare === this.#spare;
    await Promise.all([
      warmUp(module, spare, WARM_UP, isWanted),
      warmUp(module, this.#startSecond(spare), WARM_UP, isWanted),
      crashes && warmUp(module, this.expectDisposable(spare), WARM_UP_DISPOSABLE, isWanted),
      this.pages.prepare(),
    ]);
  }

  /** Ends everything it started. */
  async close(): Promise<void> {
    this.#closed = true;
    const processes = [...this.#processes];
    for (const process of processes) process.end();
    this.#expected.clear();
    this.#spare = undefined;
    await (await this.#browser?.catch(() => undefined))?.close();
    await Promise.all(processes.map((process) => process.cleared()));
  }

  /** A grade that is still under way when everything ends must not start it again. */
  #refuseWhenClosed(): void {
    if (this.#closed) throw new Error('The grader has been ended.');
  }

  async #launch(): Promise<Chromium> {
    const [{ chromium }, { executablePath, args }] = await Promise.all([
      import('playwright'),
      findBrowser({ log: this.#log }),
    ]);
    const browser = await chromium.launch({
      executablePath,
      args: [...args, ...CONTAINED, ...LEAN],
      handleSIGINT: false,
    });
    browser.once('disconnected', () => this.#browsersLost++);
    return browser;
  }

  #share({ grades }: Sharing): HostProcess {
    if (this.#shared && this.#shared.grades < grades) {
      this.#shared.grades += 1;
      return this.#shared.process;
    }
    const last = this.#shared?.process;
    const process = this.#start();
    this.#shared = { process, grades: 1 };
    last?.end();
    process.once('died', () => {
      if (this.#shared?.process === process) this.#shared = undefined;
    });
    return process;
  }

  #startSecond(first: HostProcess): HostProcess {
    const second = this.#start();
    this.#seconds.set(first, second);
    second.once('died', () => this.#seconds.delete(first));
    first.once('died', () => second.end());
    return second;
  }

  /**
   * @param beside whose copies it may read, too
   */
  #start(beside?: HostProcess): HostProcess {
    this.#refuseWhenClosed();
    const process = new HostProcess(undefined, { beside, asNobody: this.#asNobody });
    this.#processes.add(process);
    void process.cleared().then(() => this.#processes.delete(process));
    process.once('died', () => {
      if (this.#spare === process) this.#spare = undefined;
      for (const [folder, expected] of this.#expected) if (expected === process) this.#expected.delete(folder);
      if (beside && this.#disposables.get(beside) === process) this.#disposables.delete(beside);
    });
    beside?.once('died', () => process.end());
    return process;
  }
}

/**
 * Opens worlds and shows their pages until the process is fast at it.
 *
 * @param amount how many worlds, and how often each page
 * @param isWanted whether to go on; a grade that has begun needs the processor itself
 */
async function warmUp(
  module: string,
  process: HostProcess,
  amount: typeof WARM_UP,
  isWanted: () => boolean,
): Promise<void> {
  const { folder, extension } = hostCode();
  const standIn = join(folder, 'company', 'exercises', module, `warm-up${extension}`);
  const file = existsSync(standIn) ? standIn : undefined;
  try {
    for (let worlds = 0; worlds < amount.worlds && isWanted(); worlds++) {
      const world = await World.open({ module, process, file });
      try {
        const session = await Session.enter(world, people[0]!.id);
        const paths = ['/', '/log-in', ...sectionsIn((await session.get('/')).html)];
        for (let views = 0; views < amount.views; views++) await Promise.all(paths.map((path) => session.get(path)));
      } finally {
        await world.close();
      }
    }
  } catch (error) {
    if (!(error instanceof HostDied)) throw error;
  }
}

/** The addresses that the masthead of a page leads to. */
function sectionsIn(html: string): string[] {
  const masthead = /<nav class="sections"[^]*?<\/nav>/.exec(html)?.[0] ?? '';
  return [...masthead.matchAll(/href="([^"]*)"/g)].map(([, path]) => path!);
}
