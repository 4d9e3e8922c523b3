/** Browser pages for checks, kept warm: a new browser context costs ten times what a page that waits does. */
import type { Browser, BrowserContext, Page } from 'playwright';
import { Semaphore } from '../project/concurrency.ts';

/** So many checks look through the browser at a time; more would only keep each other waiting. */
const SEATS = 4;

/** A page's process grows with every document that it has shown; after so many loans a new one costs less. */
const LOANS = 12;

/**
 * No check looks at ornaments, which pages leave out for people who ask for more contrast. The window is high enough for
 * whatever checks look at: a frame that is out of sight is not drawn, and then its page does not say how high it is.
 */
export const PLAIN = { contrast: 'more', viewport: { width: 640, height: 1_600 } } as const;

/** Who lends pages to checks. */
export interface Pages {
  /**
   * Waits for a seat at the browser.
   *
   * @returns a function that gives it back
   */
  sit(): Promise<() => void>;
  /** A page nobody is logged in on. */
  take(): Promise<Page>;
  /**
   * Takes a page back.
   *
   * @param suspect whether it may be stuck, or somebody may still be clicking about on it
   */
  giveBack(page: Page, state: { suspect: boolean }): Promise<void>;
}

/** Lends pages. Every world has an address of its own, so what a page stores elsewhere cannot be seen by the next check. */
export class PagePool implements Pages {
  readonly #browser: () => Promise<Browser>;
  readonly #idle: Page[] = [];
  readonly #loans = new WeakMap<Page, number>();
  readonly #seats = new Semaphore(SEATS);

  /**
   * @param browser the running browser; asked again after a crash
   */
  constructor(browser: () => Promise<Browser>) {
    this.#browser = browser;
  }

  sit(): Promise<() => void> {
    return this.#seats.acquire();
  }

  async take(): Promise<Page> {
    const browser = await this.#browser();
    for (let page = this.#idle.pop(); page; page = this.#idle.pop()) {
      if (page.context().browser() === browser && !page.isClosed()) return page;
    }
    return (await browser.newContext(PLAIN)).newPage();
  }

  /** A page that is not suspect is lent again, with an empty cookie jar. */
  async giveBack(page: Page, { suspect }: { suspect: boolean }): Promise<void> {
    const context = page.context();
    const loans = (this.#loans.get(page) ?? 0) + 1;
    this.#loans.set(page, loans);
    if (suspect || loans === LOANS) return void context.close().catch(() => undefined);
    try {
      await Promise.all([context.clearCookies(), closeOthers(context, page)]);
      this.#idle.push(page);
    } catch {
      // The page is beyond use; whoever needs one gets another.
      context.close().catch(() => undefined);
    }
  }

  /** Makes sure that a page waits for every seat. */
  async prepare(): Promise<void> {
    const missing = Math.max(0, SEATS - this.#idle.length);
    const pages = await Promise.all(Array.from({ length: missing }, () => this.take()));
    this.#idle.push(...pages);
  }
}

async function closeOthers(context: BrowserContext, keep: Page): Promise<void> {
  await Promise.all(context.pages().map(async (page) => page !== keep && page.close()));
}
