/** Looks for what keeps people out of a page, with axe's rules, which cover WCAG 2. For tests. */
import { readFileSync } from 'node:fs';
import type axe from 'axe-core';
import type { Page } from 'playwright';

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

const AXE = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** Which part of a page is looked at; all of it unless said otherwise. */
export interface Part {
  /** A CSS selector. */
  within?: string;
  /** A CSS selector. */
  except?: string;
}

/**
 * What axe finds wrong with a page as it is now, frames left out. The page keeps axe for the next time, because reading
 * it takes longer than using it.
 *
 * @returns a line for each finding, with the rule and the element's HTML
 */
export async function barriersOn(page: Page, { within, except }: Part = {}): Promise<string[]> {
  if (await page.evaluate(() => window.axe === undefined)) await page.evaluate(AXE);
  return page.evaluate(
    async ({ include, exclude }) => {
      const options = { resultTypes: ['violations' as const], iframes: false, selectors: false };
      const { violations } = await window.axe!.run({ include, exclude }, options);
      return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `axe ${id}: ${help}: ${html}`));
    },
    { include: [within ?? 'html'], exclude: except === undefined ? [] : [except] },
  );
}
