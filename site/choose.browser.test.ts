/** The page that leads to a pattern, used as readers use it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { barriersOn } from '../lab/project/browser/barriers.ts';
import { readSite } from './check/site.ts';

const site = readSite();

async function openChooser(tab: Page, fragment = ''): Promise<void> {
  await tab.goto(`${site.root}choose/${fragment}`);
  await tab.locator('pattern-chooser[data-alive]').waitFor();
}

const says = (tab: Page, text: string) => tab.locator('pattern-chooser [role=status]').getByText(text).waitFor();

test('five answers, given by keyboard, lead to a pattern, with reasons against the others', async () => {
  await site.withTab({}, async (tab, complaints) => {
    await openChooser(tab);
    await says(tab, 'Five answers lead to a pattern, or to a mixture with a name.');
    for (const question of await tab.getByRole('group').all()) {
      await question.getByRole('radio').first().focus();
      await tab.keyboard.press('Space');
    }
    await says(tab, 'Your answers lead to Embed.');
    await tab.getByRole('heading', { name: 'Why not the others' }).waitFor();
    assert.equal(await tab.locator('dl').last().locator('dt').count(), 4);
    await tab.getByRole('button', { name: 'See where it leads' }).press('Enter');
    await tab.getByRole('region', { name: 'Where your answers lead' }).and(tab.locator(':focus')).waitFor();
    assert.deepEqual(await barriersOn(tab), []);
    assert.deepEqual(complaints, []);
  });
});

test('while questions are open, it says what still fits, be it a mixture', async () => {
  await site.withTab({}, async (tab) => {
    await openChooser(tab);
    await tab.getByRole('radio', { name: 'Our system' }).check();
    await says(tab, '4 questions to go. Still fits: Pull, Clone, Synthesize.');
    await tab.getByRole('radio', { name: 'One system has all of it' }).check();
    await says(tab, '3 questions to go. Still fits: Pull, Clone.');
    await tab.getByRole('radio', { name: 'Yes: as it is at this moment' }).check();
    await tab.getByRole('radio', { name: 'No: our people need the data' }).check();
    await says(tab, 'One question to go. It will be a mixture: Clone, set off by their event; or Pull, with the last');
  });
});

test('an answer can be shared by its address, and starting over empties both', async () => {
  await site.withTab({ permissions: ['clipboard-read', 'clipboard-write'] }, async (tab) => {
    await openChooser(tab, '#acts=host&down=must-not&sources=one&owner=remote&fresh=now');
    await says(tab, 'Your answers lead to a mixture: Pull, with the last answer kept.');
    await tab.getByRole('heading', { name: 'What to settle first' }).waitFor();
    await tab.getByRole('radio', { name: 'As of last night' }).check();
    await says(tab, 'Your answers lead to a mixture: Clone, renewed by the clock.');
    await tab.getByRole('button', { name: 'Copy a link' }).click();
    await says(tab, 'on your clipboard');
    const link = await tab.evaluate(() => navigator.clipboard.readText());
    await tab.getByRole('button', { name: 'Start over' }).click();
    await says(tab, 'Five answers lead to a pattern, or');
    assert.equal(tab.url(), `${site.root}choose/`);
    await tab.goto(link);
    await says(tab, 'Clone, renewed by the clock.');
    assert.equal(await tab.locator('pattern-chooser :checked').count(), 5);
  });
});

test('nonsense in the address, or a place on the page, answers nothing', async () => {
  await site.withTab({}, async (tab, complaints) => {
    await openChooser(tab, '#acts=<img src=x onerror=alert(1)>&fresh=%E0%A4%A');
    await says(tab, 'Five answers lead to a pattern, or');
    await tab.getByRole('radio', { name: 'One system has all of it' }).check();
    await tab.evaluate(() => (location.hash = '#side-by-side'));
    await says(tab, '4 questions to go.');
    assert.deepEqual(complaints, []);
  });
});

test('without scripts the comparison answers, and nothing pretends to work', async () => {
  await site.withTab({ javaScriptEnabled: false }, async (tab) => {
    await tab.goto(`${site.root}choose/`);
    assert.equal(await tab.getByRole('radio').count(), 0);
    assert.equal(await tab.getByRole('columnheader').count(), 5);
    assert.equal(await tab.getByRole('rowheader').count(), 6);
  });
});
