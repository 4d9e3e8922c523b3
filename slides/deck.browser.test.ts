/** Goes through every built deck in a browser. `DIST` names the folder with the built site; `dist` when it is not set. */
import assert from 'node:assert/strict';
import { existsSync, globSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser } from 'playwright';
import { agendas, decks, DEBRIEF_MINUTES, pauseAfter, schedule, slug } from '../course.ts';
import { barriersOn } from '../lab/project/browser/barriers.ts';
import { findBrowser } from '../lab/project/browser/find.ts';
import { readScript } from '../lab/print/speaker-notes.ts';
import { slugOf } from '../lab/project/decks.ts';
import { serveFolder, type Served } from '../lab/project/serve-folder.ts';
import { inspectSlide, type Limits } from './check/inspect.ts';
import { CANVAS, openDeck, type Moment, type DeckPage } from './check/deck-page.ts';

const DIST = resolve(process.env.DIST ?? join(import.meta.dirname, '../dist'));
/** How many decks are gone through at the same time, in one browser. */
const LANES = Math.min(4, availableParallelism());
const LIMITS: Limits = { text: 18, code: 16, label: 14 };
/** A page's clock can only be stopped at a time that it has not reached, however long it took to get there. */
const HOUR_MS = 3_600_000;

let browser: Browser;
let site: Served;

before(async () => {
  for (const deck of [...decks().map(slug), ...agendas.map(({ file }) => slugOf(file))]) {
    const page = join(DIST, 'slides', deck, 'index.html');
    assert.ok(existsSync(page), `There is no built deck at ${page}: build the site first, or set DIST to a built one.`);
  }
  browser = await chromium.launch(await findBrowser());
  site = await serveFolder(DIST);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

function open(deck: string): Promise<DeckPage> {
  return openDeck(browser, `${site.root}slides/${deck}/`);
}

/** A moment, what moved on the way to it, and how many clicks its slide has. */
interface Look extends Moment {
  moved: string[];
  clicks: number;
}

/** Every slide and every click, in order, or those of some slides. */
async function* looks(deckPage: DeckPage, slides?: number[]): AsyncGenerator<Look> {
  for (const slide of slides ?? Array.from({ length: deckPage.slides }, (_, index) => index + 1)) {
    const moved = await deckPage.goTo({ slide, click: 0 });
    const clicks = await deckPage.clicks();
    yield { slide, click: 0, moved, clicks };
    for (let click = 1; click <= clicks; click++) {
      yield { slide, click, moved: await deckPage.goTo({ slide, click }), clicks };
    }
  }
}

/** What is wrong with the slide that is shown, in the dark and in the light. */
async function problemsOf(deckPage: DeckPage): Promise<string[]> {
  const problems: string[] = [];
  for (const scheme of ['dark', 'light'] as const) {
    await deckPage.show(scheme);
    const seen = await deckPage.page.evaluate(inspectSlide, LIMITS);
    const barriers = await barriersOn(deckPage.page, { within: '#slide-content', coloursOnly: scheme === 'light' });
    problems.push(...[...seen, ...barriers].map((problem) => `${problem} (${scheme})`));
  }
  return problems;
}

/** Goes through a deck, or some of its slides, and gathers everything that is wrong. */
async function sweep(deckPage: DeckPage, slides?: number[]): Promise<string[]> {
  const problems: string[] = [];
  const links = new Set<string>();
  for await (const { slide, click, moved, clicks } of looks(deckPage, slides)) {
    const found = [...(await problemsOf(deckPage)), ...moved.map((what) => `${what} moves although nothing should.`)];
    if (click === clicks) {
      const { marks, targets } = await deckPage.page.evaluate(marksAndLinks);
      if (marks !== clicks) found.push(`It has ${clicks} clicks, and its notes mark ${marks}.`);
      for (const target of targets) links.add(target);
    }
    problems.push(...found.map((problem) => `slide ${slide}, click ${click}: ${problem}`));
  }
  for (const link of links) problems.push(...(await deadEnd(deckPage, link)));
  return [...problems, ...deckPage.complaints];
}

/** Runs in the page: the click marks of the slide's notes, and where its links lead. */
function marksAndLinks(): { marks: number; targets: string[] } {
  const { currentSlideNo, currentSlideRoute } = window.__nav!;
  const notes = currentSlideRoute.value.meta.slide.noteHTML!;
  const links = document.querySelectorAll<HTMLAnchorElement>(`.slidev-page-${currentSlideNo.value} a[href]`);
  return { marks: notes.split('slidev-note-click-mark').length - 1, targets: [...links].map(({ href }) => href) };
}

/** A link must lead to a page that is there, and to a place on it. */
async function deadEnd({ page }: DeckPage, link: string): Promise<string[]> {
  const { hash, origin } = new URL(link);
  if (`${origin}/` !== site.root) return [`${link} leads away from the course.`];
  const answer = await page.context().request.get(link);
  if (answer.status() !== 200) return [`${link} leads nowhere.`];
  const there = hash === '' || (await answer.text()).includes(`id="${hash.slice(1)}"`);
  return there ? [] : [`${link} leads to a page without this place.`];
}

describe('single decks', { concurrency: LANES }, () => {
  for (const module of decks()) {
    const deck = slug(module);

    describe(`slides/${deck}/`, { concurrency: 1 }, () => {
      test('every slide and click is sound, in light and dark', async () => {
        const deckPage = await open(deck);
        assert.deepEqual(await sweep(deckPage), []);
        await deckPage.close();
      });

      test('it says where it is from', async () => {
        const deckPage = await open(deck);
        const title = await deckPage.page.title();
        assert.match(title, /^.+ · Host & Remote$/);
        assert.equal(await deckPage.page.evaluate(() => document.documentElement.lang), 'en');
        await deckPage.close();
      });

      if (module.exercise) {
        test('the exercise slide leads to the exercise', async () => {
          const deckPage = await exerciseSlide(deck);
          const link = deckPage.page.locator('.exercise:visible a');
          const address = await link.evaluate((anchor: HTMLAnchorElement) => anchor.href);
          assert.equal(new URL(address).pathname, `/exercises/${module.id}/`);
          const response = await deckPage.page.goto(address);
          assert.equal(response?.status(), 200, `${address} leads nowhere`);
          await deckPage.close();
        });

        test('the countdown runs by key and button, and all windows show the same', async () => {
          const deckPage = await exerciseSlide(deck);
          const minutes = module.exercise!.minutes - DEBRIEF_MINUTES;
          const { page } = deckPage;
          const second = await page.context().newPage();
          await second.clock.install({ time: 0 });
          await second.goto(page.url());
          await second.clock.pauseAt(HOUR_MS);
          await page.clock.install({ time: 0 });
          await page.clock.pauseAt(HOUR_MS);
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
            (text) =>
              [...document.querySelectorAll('.exercise [role=timer]')].some(
                (face) => face.checkVisibility() && face.textContent === text,
              ),
            `${minutes - 5}:00`,
          );

          await page.getByRole('button', { name: 'Reset' }).click();
          assert.equal(await face().textContent(), `${minutes}:00`);
          await page.keyboard.press('ArrowLeft');
          await page.waitForFunction(() => window.__nav!.currentLayout.value !== 'exercise');
          await deckPage.close();
        });
      }
    });
  }
});

/** A deck, open at its exercise. */
async function exerciseSlide(deck: string): Promise<DeckPage> {
  const deckPage = await open(deck);
  const slide = await deckPage.page.evaluate(
    () => window.__nav!.slides.value.find((route) => route.meta.layout === 'exercise')!.no,
  );
  await deckPage.goTo({ slide, click: 0 });
  return deckPage;
}

for (const agenda of agendas) {
  const deck = slugOf(agenda.file);

  describe(`slides/${deck}/`, () => {
    /** The slides that are the day's own; the others are checked in their decks. */
    const OWN = ['agenda', 'pause'];

    test('it has every slide that its agenda tells', async () => {
      const deckPage = await open(deck);
      const wanted = (await readScript(agenda.file)).map(({ layout }) => layout);
      assert.deepEqual(await layouts(deckPage), wanted);
      await deckPage.close();
    });

    test('every module keeps its name and its questions when it is joined', async () => {
      const deckPage = await open(deck);
      const covers = (await layouts(deckPage)).flatMap((layout, index) => (layout === 'cover' ? [index + 1] : []));
      const titles: (string | null)[] = [];
      for (const slide of covers.slice(1)) {
        await deckPage.goTo({ slide, click: 0 });
        titles.push(await deckPage.page.locator('.cover:visible h1').textContent());
      }
      assert.deepEqual(
        titles,
        decks().map(({ title }) => title),
      );
      await deckPage.close();
    });

    test('its own slides and the exercises that go home are sound, in light and dark', async () => {
      const deckPage = await open(deck);
      const cues = await readScript(agenda.file);
      const own = cues.filter(({ layout, title }) => OWN.includes(layout) || title.startsWith('Try it at home'));
      assert.deepEqual(await sweep(deckPage, [1, ...own.map(({ number }) => number), cues.length]), []);
      await deckPage.close();
    });

    test('agenda and breaks tell the day from the hour that the presenter sets, in every window', async () => {
      const deckPage = await open(deck);
      const { page } = deckPage;
      await deckPage.goTo({ slide: 2, click: 0 });
      const times = (of = page) => of.locator('.agenda:visible li time').allTextContents();
      const lines = (start?: string) =>
        schedule(agenda, start).flatMap(({ kind, start: at }) =>
          kind === 'exercise' || kind === 'activity' ? [] : [at],
        );
      assert.deepEqual(await times(), lines());
      assert.equal(await page.locator('.agenda:visible input').count(), 0, 'the room sees no form');

      const presenter = await page.context().newPage();
      await presenter.goto(`${site.root}slides/${deck}/#/presenter/2`);
      await presenter.getByLabel('When the day begins').first().fill('13:30');
      await page.waitForFunction(() => document.querySelector('.agenda li time')?.textContent === '13:30');
      assert.deepEqual(await times(), lines('13:30'));

      const module = decks().find(({ id }) => pauseAfter(agenda, id));
      if (module) {
        const first = (await readScript(agenda.file)).find(({ layout, module: of }) => layout === 'pause' && of)!;
        await deckPage.goTo({ slide: first.number, click: 0 });
        const { title, minutes } = pauseAfter(agenda, module.id)!;
        assert.equal(await page.locator('.pause:visible h1').textContent(), title);
        const face = await page.locator('.pause:visible [role=timer]').textContent();
        assert.equal(face?.trim(), `${String(minutes).padStart(2, '0')}:00`);
      }
      await deckPage.close();
    });
  });
}

describe('what a deck costs', () => {
  test('its first slide is there after at most 330 kB, fonts included', async () => {
    const page = await browser.newPage({ viewport: CANVAS });
    page.setDefaultTimeout(0);
    const bodies: Promise<Buffer>[] = [];
    page.on('response', (response) => {
      if (response.url().startsWith('http')) bodies.push(response.body());
    });
    await page.goto(`${site.root}slides/workshop/`);
    await page.waitForFunction(() => document.querySelector('.slidev-page-1 .slidev-layout')?.checkVisibility());
    await page.evaluate(async () => document.fonts.ready);
    const sizes = (await Promise.all(bodies)).map((body) => Math.min(body.length, gzipSync(body).length));
    await page.close();
    const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1000;
    assert.ok(kilobytes <= 330, `${kilobytes.toFixed(0)} kB`);
    assert.ok(kilobytes >= 100, 'something was measured');
  });
});

test('all twelve decks together take at most 14 MB', () => {
  const files = globSync('**/*', { cwd: join(DIST, 'slides'), withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  assert.ok(bytes <= 14e6, `${(bytes / 1e6).toFixed(1)} MB`);
});

/** The layouts of a deck's slides, in order. */
function layouts({ page }: DeckPage): Promise<string[]> {
  return page.evaluate(() =>
    window.__nav!.slides.value.map(({ no, meta }) => meta.layout ?? (no === 1 ? 'cover' : 'default')),
  );
}

test('the inspection finds what it looks for', async () => {
  const deckPage = await open(slug(decks()[0]!));
  await deckPage.goTo({ slide: deckPage.slides, click: 0 });
  const mistakes: [style: string, finding: RegExp][] = [
    ['font-size: 17px', /is 17\.0 px; text has at least 18/],
    ['position: absolute; left: 960px; white-space: nowrap', /stands outside the canvas/],
    ['position: absolute; top: 510px', /in the foot line/],
    ['overflow: hidden; height: 10px', /is cut off/],
    ['color: #999', /axe color-contrast/],
  ];
  for (const [style, finding] of mistakes) {
    const heading = deckPage.page.locator('h1:visible');
    await heading.evaluate((element, css) => element.setAttribute('style', css), style);
    assert.match((await problemsOf(deckPage)).join('\n'), finding);
  }
  await deckPage.close();
});
