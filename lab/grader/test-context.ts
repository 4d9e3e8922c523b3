/** A check's view of its world. */
import type { Page } from 'playwright';
import type { World } from '../runner/world.ts';
import { CheckFailed, type Finding, type Reader, type TestContext } from './check.ts';
import type { Draw } from './draw.ts';
import { startPageWatchdog } from './page-watchdog.ts';
import type { Pages } from './pages.ts';
import { PAGE_TIMEOUT_MS, MAX_STRETCH, withTimeout } from '../project/timeouts.ts';
import { Session } from './session.ts';

const OVER = 'This check is over.';

/** Everything a check does goes through here, so that it can be undone and told. */
export class CheckContext implements TestContext {
  readonly world: World;
  readonly draw: Draw;
  /** Called when it has a seat at the browser. Waiting for one is none of the learner's doing. */
  onSeated: () => void = () => {};
  /** Called with each sentence about what the check does. */
  onDid: (what: string) => void = () => {};

  readonly #pool: Pages;
  /** The pages it has, each with what stops watching it. */
  readonly #pages = new Map<Page, () => void>();
  /** The path that each of its pages was opened at last. */
  readonly #opened = new Map<Page, string>();
  readonly #still = Promise.withResolvers<void>();
  #seat: Promise<() => void> | undefined;
  #isWaiting = false;
  #isClosed = false;
  #did = 'Opened the Host';
  #toldBefore = 0;
  #failedClaim: CheckFailed | undefined;
  #lastPage: string | undefined;

  constructor(world: World, draw: Draw, pool: Pages) {
    this.world = world;
    this.draw = draw;
    this.#pool = pool;
  }

  /** The claim that did not hold, if any. */
  get failedClaim(): CheckFailed | undefined {
    return this.#failedClaim;
  }

  /** The HTML of the page that was asked for last without a browser, if any. */
  get lastPage(): string | undefined {
    return this.#lastPage;
  }

  /** Whether it waits for a seat at the browser. */
  get isWaiting(): boolean {
    return this.#isWaiting;
  }

  did(what: string): void {
    this.onDid(what);
    this.#did = what;
    this.#toldBefore = this.world.diagnostics.length;
  }

  async enter(userId: string): Promise<Page> {
    const [page, { cookie }] = await Promise.all([this.visitor(), Session.enter(this.world, userId)]);
    const [name, value] = cookie.split('=') as [string, string];
    await page.context().addCookies([{ name, value, url: this.world.url }]);
    return page;
  }

  async visitor(): Promise<Page> {
    await this.#sit();
    const page = await this.#pool.take();
    if (this.#isClosed) {
      await this.#pool.giveBack(page, { suspect: false });
      throw new Error(OVER);
    }
    page.setDefaultTimeout(PAGE_TIMEOUT_MS * MAX_STRETCH);
    this.#pages.set(
      page,
      startPageWatchdog(page, () => this.#still.resolve()),
    );
    return page;
  }

  async open(page: Page, path: string): Promise<void> {
    this.#opened.set(page, path);
    await withTimeout(PAGE_TIMEOUT_MS, () => page.goto(this.world.url + path, { waitUntil: 'domcontentloaded' }));
  }

  async submit(page: Page, form: string, fields: Record<string, string>): Promise<void> {
    const next = page.waitForEvent('domcontentloaded');
    next.catch(() => undefined); // without the form, nobody waits for it
    this.claim(await page.evaluate(sendForm, { form, fields }), NO_FORM);
    await withTimeout(PAGE_TIMEOUT_MS, () => next);
    this.#opened.set(page, page.url().slice(this.world.url.length));
  }

  async reader(userId: string): Promise<Reader> {
    const session = await this.session(userId);
    return async (path) => {
      const reply = await session.get(path);
      this.#lastPage = reply.html;
      return reply;
    };
  }

  session(userId: string, timeoutMs?: number): Promise<Session> {
    return Session.enter(this.world, userId, timeoutMs);
  }

  claim(condition: boolean, finding: Finding): void {
    if (!condition) throw (this.#failedClaim ??= new CheckFailed(finding));
  }

  /** A finding in plain words, with what the Host has to add on what was done last. */
  async told({ saw, expected, look }: Finding): Promise<string> {
    await this.world.caughtUp();
    const trouble = this.world.diagnostics.slice(this.#toldBefore).at(-1);
    const where = trouble?.where ? ` (${trouble.where})` : '';
    return [
      `What the check did: ${this.#did}.`,
      `What it saw: ${saw}`,
      ...(trouble ? [`What the Host says: ${trouble.message}${where}`] : []),
      `What it expected: ${expected}`,
      `Where to look: ${trouble?.where ? `${trouble.where}, where it went wrong. Then ${look}` : look}`,
    ].join('\n');
  }

  /** Whether one of its pages is no longer where it was opened last. */
  hasLeft(): boolean {
    return [...this.#opened].some(([page, path]) => page.url() !== this.world.url + path);
  }

  /** Resolves when one of its pages has stood still, because code in it does not give control back. */
  stoodStill(): Promise<void> {
    return this.#still.promise;
  }

  /**
   * Gives its pages back.
   *
   * @param suspect whether they may be stuck
   */
  async close(suspect: boolean): Promise<void> {
    this.#isClosed = true;
    for (const stopWatching of this.#pages.values()) stopWatching();
    await Promise.all([...this.#pages.keys()].map((page) => this.#pool.giveBack(page, { suspect })));
    void this.#seat?.then((leave) => leave());
  }

  /** Takes one seat at the browser, however many pages it opens. */
  async #sit(): Promise<void> {
    if (this.#isClosed) throw new Error(OVER); // close() has run already, and would not give the seat back
    this.#isWaiting = true;
    await (this.#seat ??= this.#pool.sit().finally(() => this.onSeated()));
    this.#isWaiting = false;
    if (this.#isClosed) throw new Error(OVER);
  }
}

const NO_FORM: Finding = {
  saw: 'a page without the form that belongs there.',
  expected: 'the form.',
  look: 'for what the page says instead.',
};

/** Runs in a page: a function costs a tenth of what Playwright's locators do in every document that they come to. */
function sendForm({ form, fields }: { form: string; fields: Record<string, string> }): boolean {
  const found = document.querySelector<HTMLFormElement>(form);
  for (const [name, value] of Object.entries(fields)) {
    const field = found?.elements.namedItem(name);
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
  }
  found?.requestSubmit();
  return found !== null;
}
