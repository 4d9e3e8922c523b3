/** Words of the glossary, explained where a chapter first uses them. `DIST` names the folder of a built course. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barriersOn } from '../lab/project/browser/barriers.ts';
import { readSite } from './check/site.ts';
import { glossary, termById } from './code/glossary.ts';

const CHAPTER = 'chapters/runtime-risk/';
const BREAKER = termById('circuit-breaker');

const site = readSite();

for (const width of [360, 1280]) {
  test(`a word is explained in place, by keyboard, ${width} px wide`, async () => {
    await site.withTab({ viewport: { width, height: 800 } }, async (tab) => {
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
  await site.withTab({ javaScriptEnabled: false }, async (tab) => {
    await tab.goto(site.root + CHAPTER);
    await tab.getByRole('link', { name: 'circuit breaker', exact: true }).click();
    await tab.waitForURL(`${site.root}glossary/#${BREAKER.id}`);
    assert(await tab.getByText(BREAKER.meaning).isVisible());
  });
});

test('a word leads to its entry when it cannot be explained in place', async () => {
  await site.withTab({}, async (tab) => {
    let refused = 0;
    await tab.route('**/glossary/', (route) => (refused++ ? route.continue() : route.abort()));
    await tab.goto(site.root + CHAPTER);
    await tab.getByRole('link', { name: 'circuit breaker', exact: true }).click();
    await tab.waitForURL(`${site.root}glossary/#${BREAKER.id}`);
  });
});

test('the glossary has every term, at its anchor', async () => {
  await site.withTab({}, async (tab) => {
    await tab.goto(`${site.root}glossary/`);
    for (const { id, name, meaning } of glossary) {
      const entry = await tab.locator(`#${id}`).innerText();
      assert(entry.includes(name) && entry.includes(meaning), id);
    }
  });
});
