/** What the tests of the live parts share. */
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { once, type EventEmitter } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { Page } from 'playwright';
import { exercises } from '../../course.ts';
import { barriersOn, type Part } from '../project/browser/barriers.ts';
import { freePort } from '../project/ports.ts';

/** The exercise that the tests are about. */
export const subject = exercises().find(({ id }) => id === 'pull')!;
/** Its id, and what `course.ts` says of its exercise. */
export const { id: exercise, exercise: about } = subject;

/** An empty folder that goes when the test ends. */
export async function scratch(context: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'live-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder laid out like `exercises/`, with this code as the learner's. */
export async function workFolder(context: TestContext, code: string): Promise<{ work: string; file: string }> {
  const work = join(await scratch(context), 'exercises');
  const file = join(work, about.folder, `${exercise}.ts`);
  await mkdir(join(work, about.folder), { recursive: true });
  await writeFile(file, code);
  return { work, file };
}

/** Learner code whose feed has this status, after it has done something. */
export function feedCode(status: 'unavailable' | 'no-office', first = ''): string {
  return `export async function personalFeed(_user, items, hr) { ${first}; return { items, status: '${status}', office: null }; }`;
}

/** Waits until something holds, looking again at each of these events. */
export async function until(emitter: EventEmitter, event: string, holds: () => boolean): Promise<void> {
  while (!holds()) await once(emitter, event);
}

/** Lets turns of the event loop go by until something holds that no event tells. */
export async function soon(holds: () => boolean): Promise<void> {
  while (!holds()) await setImmediate();
}

/** A port that no system gives out by itself, so that nobody takes it while a Host that ended starts again. */
export async function quietPort(): Promise<number> {
  for (;;) {
    const port = await freePort(randomInt(20_000, 30_000), '127.0.0.1');
    if (port !== undefined) return port;
  }
}

/**
 * A person's session on the Host.
 *
 * @returns what asks for a page in that session
 */
export async function enter(host: string, user = '00107'): Promise<(path: string) => Promise<string>> {
  const body = new URLSearchParams({ user });
  const { headers } = await fetch(`${host}lab/enter`, { method: 'POST', body, redirect: 'manual' });
  const cookie = headers.getSetCookie()[0]!.split(';')[0]!;
  return async (path) => (await fetch(new URL(path, host), { headers: { cookie } })).text();
}

/** The feed's status on a page of the Host. */
export function feedOn(html: string): string | undefined {
  return html.match(/data-feed="([^"]*)"/)?.[1];
}

/** Claims that a page keeps nobody out and fits its window: light and dark, on a desk and on a phone. */
export async function assertAccessible(page: Page, what: string, part?: Part): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const look = `${what}, ${colorScheme}, ${width} pixels wide`;
      assert.deepEqual(await barriersOn(page, part), [], look);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert(beyond <= 0, `${look}: the page is ${beyond} pixels wider than the window`);
    }
  }
}

/** Listens to Server-Sent Events. Ends with the stream; `close` ends it from this side. */
export class Listening<Message> {
  /** What came so far. */
  readonly heard: Message[] = [];
  readonly #controller = new AbortController();
  readonly #messages: AsyncGenerator<Message, void>;

  constructor(url: string) {
    this.#messages = messagesOf(url, this.#controller.signal);
  }

  /**
   * The next message for which this holds.
   *
   * @throws Error when the stream ends before
   */
  async next(holds: (message: Message) => boolean = () => true): Promise<Message> {
    for (;;) {
      const { value, done } = await this.#messages.next();
      if (done) throw new Error(`The stream ended. It said: ${JSON.stringify(this.heard)}`);
      this.heard.push(value);
      if (holds(value)) return value;
    }
  }

  close(): void {
    this.#controller.abort();
  }
}

async function* messagesOf<Message>(url: string, signal: AbortSignal): AsyncGenerator<Message, void> {
  const response = await fetch(url, { signal });
  let rest = '';
  for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + piece).split('\n\n');
    rest = blocks.pop()!;
    for (const block of blocks) {
      if (block.startsWith('data: ')) yield JSON.parse(block.slice('data: '.length)) as Message;
    }
  }
}
