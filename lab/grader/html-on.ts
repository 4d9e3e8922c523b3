/** Reads a page in a browser as HTML. */
import type { Page } from 'playwright';

/**
 * The HTML of a page as it is now. Playwright's `page.content()` gives the same, but brings a script of 300 kB into the
 * document first, as everything does that deals in elements: for each document that costs nearly as much as showing it.
 */
export function htmlOn(page: Page): Promise<string> {
  return page.evaluate(() => document.documentElement.outerHTML);
}
