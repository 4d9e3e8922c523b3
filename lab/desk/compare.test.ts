/** A learner's code beside the solution, in a browser. */
import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright';
import { findBrowser } from '../project/browser/find.ts';
import { root } from '../project/root.ts';
import { RunningCourse } from './start.ts';
import { about, assertAccessible, exercise, scratch, subject, workFolder } from './fixtures.ts';

const SOLUTION = await readFile(join(root, 'solutions', about.folder, `${exercise}.ts`), 'utf8');

/** A program that never lets anybody in. */
const wrong = (word: string) => SOLUTION.replace("outcome: 'accepted'", `outcome: '${word}'`);

let browser: Browser;
before(async () => {
  browser = await chromium.launch(await findBrowser());
});
after(() => browser.close());

/** A course with this code as the learner's, and the page that compares it. */
async function comparing(context: TestContext, code: string) {
  const { work, file } = await workFolder(context, code);
  const site = { dist: await scratch(context), isBuilt: async () => true, builder: [] };
  const running = await RunningCourse.start({ port: 0, work, site, modules: [subject] });
  context.after(() => running.close());
  const address = `${running.url}lab/${exercise}/compare/`;
  const open = async (): Promise<Page> => {
    const browsing = await browser.newContext();
    context.after(() => browsing.close());
    browsing.setDefaultTimeout(0); // a busy machine may take its time
    const page = await browsing.newPage();
    page.on('pageerror', (error) => assert.fail(error));
    await page.goto(address);
    return page;
  };
  return { file, open };
}

test('before all of it works, the solution is shown to those who ask for it', async (context) => {
  const { open, file } = await comparing(context, wrong('<b>mine</b>'));
  const page = await open();
  // The first check may still be under way: the page then comes again by itself.
  await page.getByText(/Pull has \d+ of 100 points so far\./).waitFor();
  assert.equal(await page.getByRole('table').count(), 0);
  assert(!(await page.content()).includes('createCachedFetch'), 'nothing of the solution is there yet');
  await assertAccessible(page, 'at the door');
  await page.getByRole('link', { name: 'Show me anyway' }).click();
  await page.getByRole('cell', { name: /^Yours: .*<b>mine<\/b>/ }).waitFor();
  await page.getByRole('cell', { name: /^Solution: .*'accepted'/ }).waitFor();
  await assertAccessible(page, 'side by side');

  await page.getByRole('link', { name: 'A log-in that fails closed' }).click();
  await page.locator('[aria-current=page]', { hasText: 'A log-in that fails closed' }).waitFor();
  await page.getByRole('cell', { name: /^Solution: .*'accepted'/ }).waitFor();
  assert(!(await page.content()).includes('createCachedFetch'), 'nothing of another step');
  await page.getByRole('link', { name: 'All of it' }).click();

  await writeFile(file, wrong('new'));
  await page.getByRole('cell', { name: /^Yours: .*new/ }).waitFor();
  await rm(file);
  await page.getByText(/There is no exercises\/03-pull\/pull\.ts to compare\./).waitFor();
});

test('a step that passes may be seen before the others do, and one that is not there is named', async (context) => {
  const { open } = await comparing(context, wrong('refused'));
  const page = await open();
  await page.getByText(/Pull has \d+ of 100 points so far\./).waitFor();
  await page.getByRole('link', { name: 'A deadline and a fallback' }).click();
  await page.getByText('They are the same, line by line.').waitFor();
  await page.getByRole('link', { name: 'A log-in that fails closed' }).click();
  await page.getByText('“A log-in that fails closed” does not pass yet.').waitFor();
  assert.equal(await page.getByRole('table').count(), 0);
  await page.goto(`${page.url().split('?')[0]}?step=cash`);
  await page.getByText(/^Pull has no step “cash”\. There are: pull\/home-office, /).waitFor();
});

test('once all of it works, the page shows what differs and unfolds what is alike', async (context) => {
  const mine = SOLUTION.replaceAll('employee', 'person');
  const { open } = await comparing(context, mine);
  const page = await open();
  await page.getByText(/both pass every check/).waitFor();
  assert.deepEqual(new Set(await page.locator('td mark').allInnerTexts()), new Set(['person', 'employee']));
  const fold = page.getByRole('button', { name: /^Show \d+ lines that are alike$/ });
  const count = await fold.count();
  assert(count > 0);
  const before = await page.getByRole('row').count();
  await fold.first().press('Enter');
  assert.equal(await fold.count(), count - 1);
  assert((await page.getByRole('row').count()) > before);
});
