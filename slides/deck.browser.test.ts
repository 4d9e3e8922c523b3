/** Goes through every built deck in a browser. `DIST` names the folder with the built site; `dist` when it is not set. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser } from 'playwright';
import { decks, slug } from '../course.ts';
import { findBrowser } from '../lab/browser/find.ts';
import { serveFolder, type Served } from '../lab/serve/folder.ts';
import { inspectSlide, type Limits } from './check/inspect.ts';
import { openDeck, type Moment, type Scheme, type Stage } from './check/stage.ts';

const DIST = resolve(process.env.DIST ?? join(import.meta.dirname, '../dist'));
const LIMITS: Limits = { text: 18, code: 16, label: 14 };

let browser: Browser;
let site: Served;

before(async () => {
  for (const module of decks()) {
    const page = join(DIST, 'slides', slug(module), 'index.html');
    assert.ok(existsSync(page), `There is no built deck at ${page}: build the site first, or set DIST to a built one.`);
  }
  browser = await chromium.launch(await findBrowser());
  site = await serveFolder(DIST);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

function open(deck: string, scheme: Scheme = 'light'): Promise<Stage> {
  return openDeck(browser, `${site.root}slides/${deck}/`, scheme);
}

/** Every slide and every click, in order. */
async function* moments(stage: Stage): AsyncGenerator<Moment> {
  for (let slide = 1; slide <= stage.slides; slide++) {
    await stage.goTo({ slide, click: 0 });
    const clicks = await stage.clicks();
    for (let click = 0; click <= clicks; click++) {
      await stage.goTo({ slide, click });
      yield { slide, click };
    }
  }
}

/** What is wrong with the slide that is shown. */
async function problemsOf({ page }: Stage): Promise<string[]> {
  const seen = await page.evaluate(inspectSlide, LIMITS);
  // Slides hold no frames, so the legacy mode sees as much and takes half the time.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await axe.include('#slide-content').analyze();
  const barriers = violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `axe ${id}: ${help}: ${html}`));
  return [...seen, ...barriers];
}

for (const module of decks()) {
  const deck = slug(module);

  describe(`slides/${deck}/`, () => {
    for (const scheme of ['light', 'dark'] as const) {
      test(`every slide and click is sound, ${scheme}`, async () => {
        const stage = await open(deck, scheme);
        const problems: string[] = [];
        for await (const { slide, click } of moments(stage)) {
          problems.push(...(await problemsOf(stage)).map((problem) => `slide ${slide}, click ${click}: ${problem}`));
        }
        await stage.close();
        assert.deepEqual([...problems, ...stage.complaints], []);
      });
    }

    test('the notes mark every click, and no other', async () => {
      const stage = await open(deck);
      const problems: string[] = [];
      for (let slide = 1; slide <= stage.slides; slide++) {
        await stage.goTo({ slide, click: 0 });
        const marks = await stage.page.evaluate(
          () => window.__nav!.currentSlideRoute.value.meta.slide.noteHTML!.split('slidev-note-click-mark').length - 1,
        );
        const clicks = await stage.clicks();
        if (marks !== clicks) problems.push(`slide ${slide}: ${clicks} clicks, ${marks} marks`);
      }
      await stage.close();
      assert.deepEqual(problems, []);
    });

    test('nothing moves for people who asked for that', async () => {
      const stage = await open(deck);
      for await (const moment of moments(stage)) {
        assert.equal(await stage.page.evaluate(() => document.getAnimations().length), 0, JSON.stringify(moment));
      }
      await stage.close();
    });

    test('it says where it is from', async () => {
      const stage = await open(deck);
      const title = await stage.page.title();
      assert.match(title, /^.+ · Host & Remote$/);
      assert.equal(await stage.page.evaluate(() => document.documentElement.lang), 'en');
      await stage.close();
    });

    if (module.exercise) {
      test('the exercise slide leads to the exercise', async () => {
        const stage = await exerciseSlide(deck);
        const link = stage.page.locator('.exercise:visible a');
        const address = await link.evaluate((anchor: HTMLAnchorElement) => anchor.href);
        assert.equal(new URL(address).pathname, `/exercises/${module.id}/`);
        const response = await stage.page.goto(address);
        assert.equal(response?.status(), 200, `${address} leads nowhere`);
        await stage.close();
      });

      test('the countdown runs by key and button, and all windows show the same', async () => {
        const stage = await exerciseSlide(deck);
        const { minutes } = module.exercise!;
        const { page } = stage;
        const second = await page.context().newPage();
        await second.clock.install({ time: 0 });
        await second.goto(page.url());
        await second.clock.pauseAt(1000);
        await page.clock.install({ time: 0 });
        await page.clock.pauseAt(1000);
        const face = (of = page) => of.locator('.exercise:visible [role=timer]');
        assert.equal(await face().textContent(), `${minutes}:00`);

        await page.keyboard.press('t');
        await page.locator('.exercise:visible').getByRole('button', { name: 'Pause' }).waitFor();
        await page.clock.runFor('05:00');
        assert.equal(await face().textContent(), `${minutes - 5}:00`);
        assert.equal(await face().getAttribute('aria-label'), `${minutes - 5} minutes left`);

        await page.getByRole('button', { name: 'Pause' }).click();
        await page.clock.runFor('05:00');
        assert.equal(await face().textContent(), `${minutes - 5}:00`);
        await second.waitForFunction(
          (text) => document.querySelector('[role=timer]')?.textContent === text,
          `${minutes - 5}:00`,
        );

        await page.getByRole('button', { name: 'Reset' }).click();
        assert.equal(await face().textContent(), `${minutes}:00`);
        await page.keyboard.press('ArrowLeft');
        await page.waitForFunction(() => window.__nav!.currentLayout.value !== 'exercise');
        await stage.close();
      });
    }
  });
}

/** A deck, open at its exercise. */
async function exerciseSlide(deck: string): Promise<Stage> {
  const stage = await open(deck);
  const slide = await stage.page.evaluate(
    () => window.__nav!.slides.value.find((route) => route.meta.layout === 'exercise')!.no,
  );
  await stage.goTo({ slide, click: 0 });
  return stage;
}

test('the inspection finds what it looks for', async () => {
  const stage = await open(slug(decks()[0]!));
  await stage.goTo({ slide: stage.slides, click: 0 });
  const mistakes: [style: string, finding: RegExp][] = [
    ['font-size: 17px', /is 17\.0 px; text has at least 18/],
    ['position: absolute; left: 960px; white-space: nowrap', /stands outside the canvas/],
    ['position: absolute; top: 510px', /in the foot line/],
    ['overflow: hidden; height: 10px', /is cut off/],
    ['color: #999', /axe color-contrast/],
  ];
  for (const [style, finding] of mistakes) {
    const heading = stage.page.locator('h1:visible');
    await heading.evaluate((element, css) => element.setAttribute('style', css), style);
    assert.match((await problemsOf(stage)).join('\n'), finding);
  }
  await stage.close();
});
