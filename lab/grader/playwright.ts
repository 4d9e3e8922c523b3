/**
 * The checks as Playwright runs them: `npx playwright test`, its UI mode, its editor extension. Every worker has one Host
 * process, every test a world of its own there. What a test comes to is what `npm run grade` makes of it.
 */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test as base, type TestInfo } from '@playwright/test';
import type { Browser, Page } from 'playwright';
import { exercises, type ExerciseModule } from '../../course.ts';
import { UserError } from '../project/user-error.ts';
import type { Diagnostic } from '../company/host/protocol.ts';
import { HostDied, type HostProcess } from '../runner/host-process.ts';
import { startWatchdog } from '../runner/watchdog.ts';
import { check } from './check.ts';
import { newSeed } from './draw.ts';
import { loadTrouble } from './grade.ts';
import { PLAIN, type Pages } from './pages.ts';
import { endedMessage, lackingMessage, todoMessage, unloadableMessage } from './messages.ts';
import { GraderResources } from './resources.ts';
import { closeScene, failureOf, openScene, watchCheck, type CheckResult, type Place, type Task } from './run-check.ts';
import type { StepResult } from './report.ts';
import { optionsIn, type CheckFixtures } from './spec.ts';
import type { CheckContext } from './test-context.ts';

/** What a test came to, as an attachment: for whoever compares the two runners. */
export const VERDICT = 'verdict';

interface Options {
  /** Whether to attach the verdict, for whoever compares the two runners. */
  attachesVerdict: boolean;
}

interface WorkerFixtures {
  /** Where the programs lie: a folder laid out like `exercises/`. */
  work: string;
  /** What the checks draw from. */
  seed: number;
  host: WorkerHost;
  browserAtNeed: () => Promise<Browser>;
}

/** Playwright's `test` with a `scene`. */
export const test = base.extend<CheckFixtures & Options, WorkerFixtures>({
  attachesVerdict: [false, { option: true }],

  work: ['exercises', { option: true, scope: 'worker' }],

  seed: [newSeed(), { option: true, scope: 'worker' }],

  host: [
    async ({ work }, use) => {
      const host = new WorkerHost(resolve(work));
      await use(host);
      await host.close();
    },
    { scope: 'worker' },
  ],

  // Most checks do without a browser; Playwright's own fixture would start one for each worker.
  browserAtNeed: [
    async ({ playwright }, use) => {
      let browser: Promise<Browser> | undefined;
      await use(() => (browser ??= playwright.chromium.launch()));
      await (await browser)?.close();
    },
    { scope: 'worker' },
  ],

  scene: async ({ host, browserAtNeed, seed, attachesVerdict }, use, info) => {
    const task = taskOf(info, seed);
    const place = await host.place(task);
    if ('missing' in place) return info.skip(true, place.missing);
    if ('trouble' in place) throw new UserError(unloadableMessage(place.trouble));
    const scene = await openScene(task, place, new FreshPages(browserAtNeed));
    // Reports, traces and UI mode list what the check did, beside what it did to a page.
    scene.onDid = (what) => void base.step(what, () => {}, { box: true });
    const brokenOff = breakOffInTime(task, scene, info);
    await use(scene);
    const error = (await brokenOff()) ?? scene.failedClaim ?? rawError(info);
    const result = await resultOf(error, scene).finally(
      () => closeScene(scene, error !== undefined).catch(() => undefined), // its process may have ended
    );
    const { todos } = scene.world; // a world that is closed has met all of them
    await tell(task, scene, info, { ...result, todos });
    if (attachesVerdict)
      await info.attach(VERDICT, { body: JSON.stringify({ ...result, todos }), contentType: 'application/json' });
  },
});

/** The Host process of one worker: another one whenever it has ended. */
class WorkerHost {
  readonly #work: string;
  readonly #resources = new GraderResources();
  #process: HostProcess | undefined;
  #stopWatching = () => {};
  /** Where the process reads learners' folders, or what is wrong with the file in there. */
  readonly #brought = new Map<string, Promise<Place | { trouble: Diagnostic }>>();

  constructor(work: string) {
    this.#work = work;
  }

  /**
   * Where a check runs.
   *
   * @returns the place, or why there is none
   */
  async place({ step, check }: Task): Promise<Place | { missing: string } | { trouble: Diagnostic }> {
    const { id, exercise } = moduleOf(step);
    const folder = join(this.#work, exercise.folder);
    if (!existsSync(join(folder, `${id}.ts`))) return { missing: `There is no ${exercise.folder}/${id}.ts here.` };
    const process = (this.#process ??= this.#start());
    const place = await (this.#brought.get(folder) ?? this.#bring(folder, id, process));
    if ('trouble' in place || !check.crashesHost) return place;
    const database = join(process.scratch, `${randomUUID()}.db`);
    const disposable = this.#resources.disposableHost(process);
    return { ...place, process: disposable, persistent: { database, again: () => process } };
  }

  async close(): Promise<void> {
    this.#stopWatching();
    await this.#resources.close();
  }

  #bring(folder: string, module: string, process: HostProcess): Promise<Place | { trouble: Diagnostic }> {
    const loaded = async () => {
      const place = { module, file: join(await process.bring(folder), `${module}.ts`), process };
      const trouble = await loadTrouble(place).catch((error: unknown) => {
        if (error instanceof HostDied) return error.trouble;
        throw error;
      });
      return trouble ? { trouble } : place;
    };
    const brought = loaded();
    this.#brought.set(folder, brought);
    return brought;
  }

  #start(): HostProcess {
    const process = this.#resources.host('');
    this.#stopWatching = startWatchdog(process);
    process.once('died', () => {
      this.#stopWatching();
      this.#brought.clear();
      if (this.#process === process) this.#process = undefined;
    });
    return process;
  }
}

/** A browser context for each test, so that its trace has all of it and nothing else. */
class FreshPages implements Pages {
  readonly #browser: () => Promise<Browser>;

  constructor(browser: () => Promise<Browser>) {
    this.#browser = browser;
  }

  async sit(): Promise<() => void> {
    return () => {};
  }

  async take(): Promise<Page> {
    return (await (await this.#browser()).newContext(PLAIN)).newPage();
  }

  async giveBack(page: Page): Promise<void> {
    await page.context().close();
  }
}

function taskOf({ titlePath, title, tags, annotations }: TestInfo, seed: number): Task {
  const step = titlePath.at(-2)!;
  const body = async () => {}; // Playwright runs it
  const options = optionsIn({ tag: tags, annotation: annotations });
  return { step, check: check(title, body, options), seed };
}

function moduleOf(step: string): ExerciseModule {
  return exercises().find(({ exercise }) => exercise.steps.some(({ id }) => id === step))!;
}

/**
 * Ends the test's body when it makes no sense to wait any longer. Playwright has one way to do that: its time is over.
 *
 * @returns asked after the body: what it was broken off with
 */
function breakOffInTime(task: Task, scene: CheckContext, info: TestInfo): () => Promise<unknown> {
  if (process.env.PWDEBUG) return async () => undefined; // somebody looks at it, for as long as they like
  let reason: unknown;
  let isOver = false;
  const watch = watchCheck(task, scene);
  watch.over.catch((error: unknown) => {
    if (isOver) return;
    reason = error;
    info.setTimeout(1);
  });
  return async () => {
    isOver = true;
    watch.stop();
    if (reason !== undefined) info.setTimeout(0); // what comes now takes as long as it takes
    return reason;
  };
}

/** What a test came to, by the error that it ended with. */
async function resultOf(error: unknown, scene: CheckContext): Promise<StepResult> {
  if (error === undefined) return { status: 'passed' };
  const death = await deathOf(scene, error);
  return death ? { status: 'failed', message: endedMessage(death.trouble) } : failureOf(error, scene);
}

/** Says what came of a test: as Playwright's error, and as attachments. */
async function tell(task: Task, scene: CheckContext, info: TestInfo, result: CheckResult): Promise<void> {
  const unwritten = todoIn(task, result.todos);
  if (unwritten !== undefined) return skip(info, unwritten);
  if (result.status === 'passed') return;
  const { message = '' } = result;
  replaceError(info, message);
  await attachWhatWasSeen(scene, info, message);
}

async function deathOf({ world }: CheckContext, error: unknown): Promise<HostDied | undefined> {
  const lost = world.lost();
  return Promise.race([lost, Promise.resolve(error instanceof Error && error.name === 'HostDied' ? lost : undefined)]);
}

/** The body's own error, as Playwright has written it down. */
function rawError({ errors }: TestInfo): { name: string; message: string } | undefined {
  const [first] = errors;
  if (!first) return undefined;
  const [, name = 'Error', message = ''] = /^(?:(\w+): )?([^]*)$/.exec(first.message ?? first.value ?? '')!;
  return { name, message };
}

function todoIn({ step, check }: Task, todos: Record<string, string>): string | undefined {
  const own = todos[step];
  if (own !== undefined) return todoMessage(own);
  const needed = check.dependsOn.find((one) => one in todos);
  return needed === undefined ? undefined : lackingMessage(needed, todos[needed]!);
}

/** A step that is not written has not failed, whatever its check ran into. */
function skip(info: TestInfo, reason: string): void {
  info.annotations.push({ type: 'skip', description: reason });
  info.errors.length = 0;
  info.status = 'skipped';
  info.expectedStatus = 'skipped';
}

/** A line of a stack that lies in a test. */
const IN_SPEC = /^\s+at .*[\\/]exercises[\\/].*\.spec\.ts:/;

/** What a person reads is the finding; the place is still the line of the test that led to it. */
function replaceError(info: TestInfo, message: string): void {
  const [first = {}] = info.errors;
  const frames = first.stack?.split('\n').filter((line) => IN_SPEC.test(line)) ?? [];
  info.errors.splice(0, Infinity, { message, stack: [message, ...frames].join('\n') });
}

async function attachWhatWasSeen(scene: CheckContext, info: TestInfo, finding: string): Promise<void> {
  await info.attach('finding', { body: finding, contentType: 'text/plain' });
  for (const [id, { received }] of Object.entries(scene.world.remotes)) {
    const body = received.map(({ method, path, headers, body, reply }) => {
      const sent = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
      return [
        `${method} ${path}`,
        ...sent,
        '',
        body,
        `→ ${reply ? `${reply.status} ${reply.body}` : 'no answer'}`,
      ].join('\n');
    });
    await info.attach(`what ${id} received`, { body: body.join('\n\n') || 'nothing', contentType: 'text/plain' });
  }
  if (scene.lastPage !== undefined)
    await info.attach('the Host’s page', { body: scene.lastPage, contentType: typeOf(scene.lastPage) });
}

/** A page, or what the Host says when a program asks it. */
function typeOf(body: string): string {
  return body.startsWith('{') ? 'application/json' : 'text/html';
}
