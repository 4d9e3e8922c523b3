/** Words of the glossary, explained where a chapter first uses them. `DIST` names the folder of a built course. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright';
import { barriersOn } from '../lab/browser/barriers.ts';
import { findBrowser } from '../lab/browser/find.ts';
import { serveFolder, type Served } from '../lab/serve/folder.ts';
import { builtFolder } from './check/built.ts';
import { glossary, termById } from './code/glossary.ts';

const CHAPTER = 'chapters/runtime-risk/';
const BREAKER = termById('circuit-breaker');

let browser: Browser;
let site: Served;

before(async () => {
  const { executablePath, args } = await findBrowser();
  [browser, site] = await Promise.all([chromium.launch({ executablePath, args }), serveFolder(builtFolder())]);
});

after(async () => {
  await browser.close();
  await site.close();
});

async function withPage(options: BrowserContextOptions, look: (tab: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext(options);
  try {
    await look(await context.newPage());
  } finally {
    await context.close();
  }
}

for (const width of [360, 1280]) {
  test(`a word is explained in place, by keyboard, ${width} px wide`, async () => {
    await withPage({ viewport: { width, height: 800 } }, async (tab) => {
      await tab.goto(site.root + CHAPTER);
      const word = tab.getByRole('link', { name: 'circuit breaker', exact: true });
      await word.focus();
      await tab.keyboard.press('Enter');
      const note = tab.locator('.term-note');
      await note.filter({ hasText: BREAKER.meaning }).waitFor();
      assert.equal(tab.url(), site.root + CHAPTER);
      const box = (await note.boundingBox())!;
      assert(box.x >= 0 && box.x + box.width <= width, `from ${box.x}, ${box.width} wide`);
      assert.deepEqual(await barriersOn(tab, { within: '.term-note' }), []);
      await tab.keyboard.press('Escape');
      await note.waitFor({ state: 'hidden' });
      assert.equal(await word.evaluate((element) => element === document.activeElement), true);
      await tab.keyboard.press('Enter');
      await note.getByRole('link').click();
      await tab.waitForURL(`${site.root}glossary/#${BREAKER.id}`);
    });
  });
}

test('without scripts a word leads to its entry', async () => {
  await withPage({ javaScriptEnabled: false }, async (tab) => {
    await tab.goto(site.root + CHAPTER);
    await tab.getByRole('link', { name: 'circuit breaker', exact: true }).click();
    await tab.waitForURL(`${site.root}glossary/#${BREAKER.id}`);
    assert(await tab.getByText(BREAKER.meaning).isVisible());
  });
});

test('a word leads to its entry when it cannot be explained in place', async () => {
  await withPage({}, async (tab) => {
    let refused = 0;
    await tab.route('**/glossary/', (route) => (refused++ ? route.continue() : route.abort()));
    await tab.goto(site.root + CHAPTER);
    await tab.getByRole('link', { name: 'circuit breaker', exact: true }).click();
    await tab.waitForURL(`${site.root}glossary/#${BREAKER.id}`);
  });
});

test('the glossary has every term, at its anchor', async () => {
  await withPage({}, async (tab) => {
    await tab.goto(`${site.root}glossary/`);
    for (const { id, name, meaning } of glossary) {
      const entry = await tab.locator(`#${id}`).innerText();
      assert(entry.includes(name) && entry.includes(meaning), id);
    }
  });
});
