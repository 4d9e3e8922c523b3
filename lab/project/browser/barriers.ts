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

/** What is looked at; all of the page, for everything, unless said otherwise. */
export interface Part {
  /** A CSS selector. */
  within?: string;
  /** A CSS selector. */
  except?: string;
  /** Only what colours decide: for a page that has been looked at in other colours. */
  coloursOnly?: boolean;
}

/** Axe's rules that ask for the colour of something. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds wrong with a page as it is now, frames left out. The page keeps axe for the next time, because reading
 * it takes longer than using it.
 *
 * @returns a line for each finding, with the rule and the element's HTML
 */
export async function barriersOn(page: Page, { within, except, coloursOnly = false }: Part = {}): Promise<string[]> {
  if (await page.evaluate(() => window.axe === undefined)) await page.evaluate(AXE);
  return page.evaluate(
    async ({ include, exclude, rules }) => {
      const chosen = rules && { runOnly: { type: 'rule' as const, values: rules } };
      const options = { resultTypes: ['violations' as const], iframes: false, selectors: false, ...chosen };
      const { violations } = await window.axe!.run({ include, exclude }, options);
      return violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `axe ${id}: ${help}: ${html}`));
    },
    { include: [within ?? 'html'], exclude: except === undefined ? [] : [except], rules: coloursOnly && COLOUR_RULES },
  );
}
