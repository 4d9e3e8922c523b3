/** What a talk needs on stage, tried in a built deck with the windows of a presenter. `DIST` names the built site. */
import assert from 'node:assert/strict';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { moduleById, slug } from '../course.ts';
import { barriersOn } from '../lab/project/browser/barriers.ts';
import { findBrowser } from '../lab/project/browser/find.ts';
import { serveFolder, type Served } from '../lab/project/serve-folder.ts';
import { readScript } from '../lab/print/speaker-notes.ts';

const DIST = resolve(process.env.DIST ?? join(import.meta.dirname, '../dist'));
const DECK = slug(moduleById('pull'));
const WIDE = { width: 1280, height: 720 };

let browser: Browser;
let site: Served;

before(async () => {
  browser = await chromium.launch(await findBrowser());
  site = await serveFolder(DIST);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/** Two windows of one browser: the one on the projector, and the presenter's. */
interface Talk {
  context: BrowserContext;
  room: Page;
  presenter: Page;
}

async function talk(slide = 2): Promise<Talk> {
  const context = await browser.newContext({ viewport: WIDE, reducedMotion: 'reduce' });
  context.setDefaultTimeout(0); // a busy machine may take its time
  await context.grantPermissions(['screen-wake-lock']);
  const room = await openAt(context, `#/${slide}`);
  const presenter = await openAt(context, `#/presenter/${slide}`);
  return { context, room, presenter };
}

async function openAt(context: BrowserContext, hash: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${site.root}slides/${DECK}/${hash}`);
  await page.waitForFunction(() =>
    [...document.querySelectorAll('.slidev-layout')].some((layout) => layout.checkVisibility()),
  );
  return page;
}

const isAt = (page: Page, slide: number) =>
  page.waitForFunction((no) => window.__nav!.currentSlideNo.value === no, slide);
const placeOf = (page: Page) => page.evaluate(() => window.__nav!.currentSlideNo.value);

test('a key in the presenter view turns the page in the room', async () => {
  const { context, room, presenter } = await talk();
  await presenter.keyboard.press('PageDown');
  await isAt(room, 3);
  await context.close();
});

test('a window that nobody uses turns no page of others; one that is used does', async () => {
  const { context, room, presenter } = await talk();
  await presenter.keyboard.press('PageDown');
  await isAt(room, 3);
  // What a window does by itself when it comes to the front after a while.
  await room.evaluate(() => new Promise((done) => setTimeout(done, 2500)));
  await room.evaluate(() => window.__nav!.go(1));
  await isAt(room, 1);
  assert.equal(await placeOf(presenter), 3);
  await room.keyboard.press('PageDown');
  await isAt(room, 2);
  await isAt(presenter, 2);
  await context.close();
});

test('B makes the room black and says so to the presenter, and brings the slide back', async () => {
  const { context, room, presenter } = await talk();
  await presenter.keyboard.press('b');
  await room.locator('.stage-black').waitFor();
  assert.match(await presenter.getByText('The room sees a black screen').innerText(), /B/);
  assert.equal(await presenter.locator('.stage-black').count(), 0);
  await room.keyboard.press('b');
  await room.locator('.stage-black').waitFor({ state: 'detached' });
  await context.close();
});

test('? lists the keys in the window that asked, and Escape closes the list', async () => {
  const { context, room, presenter } = await talk();
  await room.keyboard.press('?');
  const help = room.getByRole('dialog', { name: 'Keys' });
  await help.waitFor();
  assert.match(await help.innerText(), /start or stop the countdown/);
  assert.deepEqual(await barriersOn(room, { within: '.stage-help' }), []);
  assert.equal(await presenter.getByRole('dialog').count(), 0);
  await room.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
  await context.close();
});

test('the presenter sees what a slide was planned to take, and what is left of it and of the talk', async () => {
  const { context, presenter } = await talk();
  const clock = presenter.locator('.slide-clock');
  const [, , ...later] = (await readScript(`slides/${DECK}.md`)).map(({ seconds }) => seconds);
  const minutes = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  const text = (await clock.innerText()).replaceAll(/\s+/g, ' ');
  assert.match(text, /^1:10 planned \d:\d\d left/);
  assert.match(text, new RegExp(`${minutes(later.reduce((sum, time) => sum + time, 0))} of talk to come$`));
  await context.close();
});

test('types appear in the presenter view, too', async () => {
  const cues = await readScript(`slides/${DECK}.md`);
  const { number } = cues.find(({ title }) => title.startsWith('Only an answer'))!;
  const context = await browser.newContext({ viewport: WIDE, reducedMotion: 'reduce' });
  context.setDefaultTimeout(0);
  const presenter = await openAt(context, `#/presenter/${number}`);
  await presenter.locator('.v-popper__popper--shown', { hasText: 'DirectoryUser' }).waitFor();
  await context.close();
});

test('a window that comes back after a crash finds the place and the running countdown', async () => {
  const cues = await readScript(`slides/${DECK}.md`);
  const exercise = cues.find(({ layout }) => layout === 'exercise')!.number;
  const context = await browser.newContext({ viewport: WIDE, reducedMotion: 'reduce' });
  context.setDefaultTimeout(0);
  const presenter = await openAt(context, `#/presenter/${exercise}`);
  await presenter.keyboard.press('t');
  await presenter.getByRole('button', { name: 'Pause' }).first().waitFor();
  await presenter.close();

  const back = await openAt(context, '');
  await isAt(back, exercise);
  await back.locator('.exercise:visible').getByRole('button', { name: 'Pause' }).waitFor();
  await context.close();
});

test('where somebody presents, no buttons appear over the slide; a reader has them', async () => {
  const { context } = await talk();
  const stage = await openAt(context, '#/2');
  assert.equal(await stage.locator('#page-root nav').isVisible(), false);
  await context.close();
  const reader = await browser.newContext({ viewport: WIDE });
  const page = await openAt(reader, '#/2');
  assert.equal(await page.locator('#page-root nav').evaluate((nav) => getComputedStyle(nav).display), 'flex');
  await reader.close();
});
