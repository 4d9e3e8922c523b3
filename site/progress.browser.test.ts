/** Progress as readers make it, see it and carry it away. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { chapters } from '../course.ts';
import { barriersOn } from '../lab/project/browser/barriers.ts';
import { readSite } from './check/site.ts';

const site = readSite();

const pull = 'chapters/pull/';
const box = (tab: Page) => tab.getByRole('checkbox', { name: 'I have read this chapter' });
const row = (tab: Page, name: string) => tab.getByRole('row', { name });
const press = (tab: Page, name: string) => tab.getByRole('button', { name, exact: true }).click();
const says = (tab: Page, text: string | RegExp) => tab.locator('my-progress [role=status]').getByText(text).waitFor();

/** Goes where the chapter ends, which comes to life there. */
async function toTheEnd(tab: Page): Promise<void> {
  await tab.getByRole('navigation', { name: 'Before and after' }).scrollIntoViewIfNeeded();
  await tab.locator('chapter-end[data-alive]').waitFor();
  await box(tab).scrollIntoViewIfNeeded();
}

async function openProgress(tab: Page): Promise<void> {
  await tab.goto(`${site.root}progress/`);
  await tab.locator('my-progress[data-alive]').waitFor();
}

async function importText(tab: Page, text: string): Promise<void> {
  const [chooser] = await Promise.all([tab.waitForEvent('filechooser'), press(tab, 'Import')]);
  await chooser.setFiles({ name: 'p.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}

const fileOf = (progress: object) =>
  JSON.stringify({ format: 'host-and-remote/progress', version: 1, read: [], answers: {}, earned: {}, ...progress });

test('a chapter is read at its end, once it has been open for a while', async () => {
  await site.withTab({}, async (tab, complaints) => {
    await tab.clock.install();
    await tab.goto(site.root + pull);
    await toTheEnd(tab);
    assert.equal(await box(tab).isChecked(), false, 'a jump to the end is no reading');
    await tab.clock.fastForward('05:00');
    await tab.getByText('Marked, because you have come to the end.').waitFor();
    assert.equal(await box(tab).isChecked(), true);
    await openProgress(tab);
    await row(tab, 'Pull').getByText('1 of 1').waitFor();
    await tab.getByRole('button', { name: 'Chapters' }).click();
    await tab.getByRole('navigation', { name: 'Chapters' }).getByText('✓ read').waitFor();
    assert.deepEqual(complaints, []);
  });
});

test('who takes the mark away is not overruled, and a reload remembers', async () => {
  await site.withTab({}, async (tab) => {
    await tab.clock.install();
    await tab.goto(site.root + pull);
    await toTheEnd(tab);
    await box(tab).focus();
    await tab.keyboard.press('Space');
    await tab.reload();
    await toTheEnd(tab);
    await box(tab).and(tab.locator(':checked')).waitFor();
    await box(tab).uncheck();
    await tab.reload();
    await toTheEnd(tab);
    await tab.clock.fastForward('20:00');
    assert.equal(await box(tab).isChecked(), false);
  });
});

test('answers and grades count; what the course does not have is kept and not counted', async () => {
  await site.withTab({}, async (tab) => {
    await tab.goto(site.root);
    await tab.evaluate(() => {
      localStorage['pull/quiz/stale-office'] = 'no-office';
      localStorage['pull/quiz/of-long-ago'] = 'x';
      localStorage['earned/pull/fallback'] = '25';
      localStorage['earned/pull/of-long-ago'] = '70';
      localStorage['read/of-long-ago'] = 'yes';
      localStorage['theme'] = 'dark';
    });
    await openProgress(tab);
    await row(tab, 'Pull').getByText('1 of 3 answered').waitFor();
    await row(tab, 'Pull').getByText('25 of 100 points').waitFor();
    await row(tab, 'All of it').getByText(`0 of ${chapters().length} read`).waitFor();
    assert.deepEqual(await barriersOn(tab), []);
    const [file] = await Promise.all([tab.waitForEvent('download'), press(tab, 'Export')]);
    assert.deepEqual(JSON.parse(await readFile(await file.path(), 'utf8')), {
      format: 'host-and-remote/progress',
      version: 1,
      read: ['of-long-ago'],
      answers: { 'pull/quiz/stale-office': 'no-office', 'pull/quiz/of-long-ago': 'x' },
      earned: { 'pull/fallback': 25, 'pull/of-long-ago': 70 },
    });
  });
});

test('an import adds, can be undone, and can be done again', async () => {
  await site.withTab({}, async (tab, complaints) => {
    await tab.goto(site.root);
    await tab.evaluate(() => (localStorage['earned/pull/fallback'] = '25'));
    await openProgress(tab);
    const file = fileOf({ read: ['pull'], answers: { 'pull/quiz/stale-office': 'x' }, earned: { 'pull/cache': 30 } });
    for (let round = 0; round < 2; round += 1) {
      await importText(tab, file);
      await says(tab, 'Added: 1 chapter, 1 answer, 30 points.');
      await row(tab, 'Pull').getByText('55 of 100').waitFor();
      await press(tab, 'Undo');
      await says(tab, 'All is as it was.');
      await row(tab, 'Pull').getByText('25 of 100').waitFor();
      await row(tab, 'Pull').getByText('0 of 1 read').waitFor();
    }
    await importText(tab, fileOf({}));
    await says(tab, 'There was nothing in the file');
    assert.deepEqual(complaints, []);
  });
});

test('garbage is refused in a sentence and changes nothing', async () => {
  await site.withTab({}, async (tab) => {
    await tab.goto(site.root);
    await tab.evaluate(() => (localStorage['read/pull'] = 'yes'));
    await openProgress(tab);
    for (const [text, message] of [
      ['not JSON', 'This is no progress of this course'],
      [fileOf({ version: 7 }), 'newer edition'],
      [fileOf({ earned: { 'pull/cache': 'lots' } }), 'damaged at “earned”'],
    ] as const) {
      await importText(tab, text);
      await says(tab, message);
    }
    await row(tab, 'Pull').getByText('1 of 1 read').waitFor();
    assert.equal(await tab.getByRole('button', { name: 'Undo' }).isVisible(), false);
  });
});

test('all of it can be forgotten, and taken back', async () => {
  await site.withTab({}, async (tab) => {
    await tab.goto(site.root);
    await tab.evaluate(() => {
      localStorage['read/pull'] = 'yes';
      localStorage['theme'] = 'dark';
    });
    await openProgress(tab);
    await press(tab, 'Forget all of it');
    await row(tab, 'Pull').getByText('0 of 1 read').waitFor();
    assert.deepEqual(await tab.evaluate(() => Object.keys(localStorage)), ['theme']);
    await press(tab, 'Undo');
    await row(tab, 'Pull').getByText('1 of 1 read').waitFor();
  });
});

test('when storage is full, an import changes nothing and says so', async () => {
  await site.withTab({}, async (tab) => {
    await tab.goto(site.root);
    await tab.evaluate(() => (localStorage['read/pull'] = 'yes'));
    await tab.addInitScript(() => {
      const setItem = Storage.prototype.setItem;
      Storage.prototype.setItem = function (key: string, value: string) {
        if (key.startsWith('earned/')) throw new DOMException('full', 'QuotaExceededError');
        setItem.call(this, key, value);
      };
    });
    await openProgress(tab);
    await importText(tab, fileOf({ read: ['push'], earned: { 'pull/cache': 30 } }));
    await says(tab, 'Nothing was changed.');
    await row(tab, 'Pull').getByText('1 of 1 read').waitFor();
    await row(tab, 'Push').getByText('0 of 1 read').waitFor();
  });
});

test('where storage is forbidden, pages work and say that nothing is kept', async () => {
  await site.withTab({}, async (tab, complaints) => {
    await tab.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await tab.goto(site.root + pull);
    await toTheEnd(tab);
    await box(tab).check();
    await tab.getByText('This browser keeps nothing').waitFor();
    await openProgress(tab);
    await importText(tab, fileOf({ read: ['pull'] }));
    await says(tab, 'Nothing was changed.');
    assert.deepEqual(complaints, []);
  });
});
