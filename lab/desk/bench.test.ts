import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright';
import { findBrowser } from '../project/browser/find.ts';
import { root } from '../project/root.ts';
import { RunningCourse } from './start.ts';
import { about, assertAccessible, exercise, scratch, subject, workFolder } from './fixtures.ts';

/** What the Host shows in its frame is looked at elsewhere. */
const FRAMELESS = { except: 'iframe' };
const SOLUTION = await readFile(join(root, 'solutions', about.folder, `${exercise}.ts`), 'utf8');
const PRINTS = SOLUTION.replace(/export async function personalFeed\([^{]*\{/, "$& console.log('asked for', userId);");

let browser: Browser;
before(async () => {
  browser = await chromium.launch(await findBrowser());
});
after(() => browser.close());

async function course(context: TestContext, builder?: string) {
  const { work, file } = await workFolder(context, PRINTS);
  const built = builder === undefined;
  const site = { dist: await scratch(context), isBuilt: async () => built, builder: ['--eval', builder ?? ''] };
  const running = await RunningCourse.start({ port: 0, work, site, modules: [subject] });
  context.after(() => running.close());
  return { running, file };
}

async function opened(context: TestContext, url: string) {
  const browsing = await browser.newContext();
  context.after(() => browsing.close());
  browsing.setDefaultTimeout(0); // a busy machine may take its time
  const page = await browsing.newPage();
  await page.goto(url);
  return page;
}

const pass = (page: Page) => page.frameLocator('iframe');
const panel = (page: Page, name: string) => page.getByRole('form', { name });
const messages = (page: Page) => page.getByRole('region', { name: 'On the wire' }).getByRole('listitem');

async function enterAsAda(page: Page): Promise<void> {
  await pass(page)
    .getByRole('button', { name: /Ada Okafor/ })
    .click();
  await pass(page).getByText('News from Lisbon comes first.').waitFor();
}

/** Clicks through to the news and waits for what the wire then shows. */
async function readNews(page: Page, outcome: RegExp): Promise<void> {
  await pass(page)
    .getByRole('link', { name: /The Pass/ })
    .click();
  await messages(page).first().filter({ hasText: outcome }).waitFor();
}

test('a person sees their integration work, fail and recover', async (context) => {
  const { running } = await course(context);
  const page = await opened(context, `${running.url}lab/`);
  await enterAsAda(page);
  await messages(page)
    .filter({ hasText: /HR GET \/home-office.*200 OK/ })
    .waitFor();
  await page.getByRole('region', { name: 'Your code says' }).getByText('asked for 00107').waitFor();

  await panel(page, 'HR').getByRole('radio', { name: 'Never answers' }).press('Space');
  await panel(page, 'HR').getByText('HR takes every request and never answers.').waitFor();
  await page.getByRole('button', { name: '15 min' }).click();
  await readNews(page, /The Host stopped waiting after \d+.ms/);
  assert.equal(await pass(page).locator('[data-feed]').getAttribute('data-feed'), 'unavailable');

  await panel(page, 'HR').getByRole('radio', { name: 'Offline' }).press('Space');
  await readNews(page, /no question arrived.*HR dropped the connection at once/);
  await panel(page, 'HR').getByLabel('Status that HR answers with').selectOption('500');
  await readNews(page, /500 Internal Server Error/);
  assert(await panel(page, 'HR').getByRole('radio', { name: 'Status' }).isChecked());

  const latest = messages(page).first();
  await latest.locator('summary').press('Enter');
  await latest.getByText('x-user-id: 00107').waitFor();
  await latest.getByText('{"error":"HR is in trouble"}').waitFor();

  await page.getByRole('button', { name: 'Start again' }).click();
  await page.getByText('Nothing yet.').waitFor();
  await panel(page, 'HR').getByText('HR answers as it should.').waitFor();
  await enterAsAda(page);
});

test('the frame follows every save, and the bench says when code is left out', async (context) => {
  const { running, file } = await course(context);
  const page = await opened(context, `${running.url}lab/`);
  await enterAsAda(page);
  await writeFile(file, SOLUTION.replace("status: 'personal'", "status: 'no-office'"));
  await pass(page).locator('[data-feed=no-office]').waitFor();
  await writeFile(file, 'process.exit(9);');
  const host = page.getByRole('region', { name: 'The Pass' });
  await host.getByText(/The Host runs without your code until your next save\. .*exit code 9/).waitFor();
  const [back] = await Promise.all([page.waitForEvent('framenavigated'), writeFile(file, SOLUTION)]);
  await back.waitForLoadState();
  await host.getByText(/plugged in\.$/).waitFor();
  await enterAsAda(page);
});

test('the bench opened as localhost moves to the one address, where sessions hold', async (context) => {
  const { running } = await course(context);
  const page = await opened(context, `${running.url.replace('127.0.0.1', 'localhost')}lab/`);
  assert.equal(page.url(), `${running.url}lab/${exercise}/`);
  await enterAsAda(page);
});

test('a bench whose lab has gone says so and takes no orders', async (context) => {
  const { running } = await course(context);
  const page = await opened(context, `${running.url}lab/`);
  await panel(page, 'HR').getByText('HR answers as it should.').waitFor();
  await running.close();
  await page.getByRole('alert').getByText('The lab has gone.').waitFor();
  assert(await panel(page, 'HR').getByRole('radio', { name: 'Offline' }).isDisabled());
});

test('the bench is accessible and fits the window, quiet and in trouble', async (context) => {
  const { running, file } = await course(context);
  const page = await opened(context, `${running.url}lab/`);
  await page.getByText(/plugged in\.$/).waitFor();
  await assertAccessible(page, 'quiet', FRAMELESS);
  await enterAsAda(page);
  await panel(page, 'HR').getByRole('radio', { name: 'Garbage' }).check();
  await page.getByRole('button', { name: '15 min' }).click();
  await readNews(page, /200 OK/);
  await messages(page).first().locator('summary').click();
  await writeFile(file, 'export const = 3;');
  await page
    .getByText(/cannot be loaded/)
    .first()
    .waitFor();
  await assertAccessible(page, 'in trouble', FRAMELESS);
  await page.getByRole('button', { name: 'Start again' }).click();
  await page.getByText('Nothing yet.').waitFor();
});

test('the waiting page is accessible, loads the course when it is built, and says when it cannot be', async (context) => {
  const { running } = await course(context, "console.log('Building the site …'); setInterval(() => {}, 1_000);");
  const waiting = await opened(context, running.url);
  await waiting.getByText(/^Building the site …$/).waitFor();
  await assertAccessible(waiting, 'waiting');
  const failed = await course(context, "console.error('No such layout'); process.exitCode = 2;");
  const page = await opened(context, failed.running.url);
  await page.getByRole('heading', { name: 'The course could not be built' }).waitFor();
  await page.getByText('No such layout').waitFor();
  await assertAccessible(page, 'failed');
});

test('the waiting page makes room for the course by itself', async (context) => {
  const dist = await scratch(context);
  const { work } = await workFolder(context, PRINTS);
  const html = '<!doctype html><html data-lab="off"><title>x</title><h1>Welcome</h1>';
  const built = Promise.withResolvers<void>();
  const isBuilt = async () => {
    await built.promise;
    await writeFile(join(dist, 'index.html'), html);
    return true;
  };
  const running = await RunningCourse.start({ port: 0, work, site: { dist, isBuilt, builder: [] } });
  context.after(() => running.close());
  const page = await opened(context, running.url);
  await page.getByRole('heading', { name: 'The course is being built' }).waitFor();
  built.resolve();
  await page.getByRole('heading', { name: 'Welcome' }).waitFor();
});
