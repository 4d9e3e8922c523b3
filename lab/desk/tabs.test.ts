/** More open tabs than a browser opens connections to one address: each of them works, and none shows an old grade. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { after, before, test, type TestContext } from 'node:test';
import { chromium, type Browser } from 'playwright';
import { findBrowser } from '../project/browser/find.ts';
import { hide, openInBackground, show } from '../project/browser/tabs.ts';
import { withTimeout } from '../project/timeouts.ts';
import type { LiveMessage } from './messages.ts';
import { RunningCourse } from './start.ts';
import { exercise, scratch, subject, workFolder } from './fixtures.ts';

/** A page that has no connection left to load over would wait for ever. In milliseconds of patience. */
const PATIENCE_MS = 30_000;
/** A program that is graded at once, because it does not load. */
const broken = (word: string) => `export const = '${word}';`;

let browser: Browser;
before(async () => {
  browser = await chromium.launch(await findBrowser());
});
after(() => browser.close());

/** A course, and a browser whose tabs open in the background. */
async function course(context: TestContext, isBuilt: boolean) {
  const { work, file } = await workFolder(context, broken('first'));
  const built = isBuilt ? async () => true : () => new Promise<never>(() => {});
  const site = { dist: await scratch(context), isBuilt: built, builder: [] };
  const running = await RunningCourse.start({ port: 0, work, site, modules: [subject] });
  context.after(() => running.close());
  const browsing = await browser.newContext();
  context.after(() => browsing.close());
  browsing.setDefaultTimeout(0);
  await openInBackground(browsing);
  const open = async (path: string) => {
    const page = await browsing.newPage();
    await withTimeout(PATIENCE_MS, () => page.goto(running.url + path));
    return page;
  };
  const graded = async () => {
    for (;;) {
      const [message] = (await once(running, 'message')) as [LiveMessage];
      if (message.type === 'graded') return message.report;
    }
  };
  return { file, open, graded };
}

test('of eight tabs the eighth loads and works, whether the others were ever seen or not', async (context) => {
  const { open } = await course(context, false);
  const bench = `lab/${exercise}/`;
  const first = await open(bench);
  await show(first);
  await hide(first);
  for (const path of [`${bench}compare/`, '', bench, `${bench}compare/`, '', '']) await open(path);
  const eighth = await open(bench);
  await show(eighth);
  const hr = eighth.getByRole('form', { name: 'HR' });
  await withTimeout(PATIENCE_MS, () => hr.getByText('HR answers as it should.').waitFor());
  await withTimeout(PATIENCE_MS, () => hr.getByRole('radio', { name: 'Offline' }).press('Space'));
  await withTimeout(PATIENCE_MS, () => hr.getByText('HR drops every connection at once.').waitFor());
});

test('a tab that comes to the front shows what was saved and graded while nobody saw it', async (context) => {
  const { open, file, graded } = await course(context, true);
  const [compare, bench] = [await open(`lab/${exercise}/compare/?anyway`), await open(`lab/${exercise}/`)];
  for (const page of [compare, bench]) await show(page);
  await compare.getByRole('cell', { name: /^Yours: .*first/ }).waitFor();
  await bench.getByText('0 of 100 points').waitFor();
  for (const page of [compare, bench]) await hide(page);

  const second = graded();
  await writeFile(file, broken('second'));
  assert.equal((await second).score, 0);
  await show(compare);
  await compare.getByRole('cell', { name: /^Yours: .*second/ }).waitFor();
  await bench.locator('[data-grade]').evaluate((grade) => grade.replaceChildren());
  await show(bench);
  await bench.getByText('0 of 100 points').waitFor();
});
