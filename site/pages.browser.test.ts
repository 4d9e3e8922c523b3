/** Looks at every page of the built site: as a file, and in a browser as its readers have it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { HtmlValidate } from 'html-validate';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright';
import { findBrowser } from '../lab/browser/find.ts';
import { chapters, modules } from '../course.ts';
import { brokenReferences, builtFolder, sitePages } from './check/built.ts';
import { serveSite, type SiteServer } from './check/serve.ts';

const KB = 1024;
const folder = builtFolder();
const pages = await sitePages(folder);
const pull = 'chapters/pull/';

let browser: Browser;
let site: SiteServer;

before(async () => {
  const { executablePath, args } = await findBrowser();
  [browser, site] = await Promise.all([chromium.launch({ executablePath, args }), serveSite(folder)]);
});

after(async () => {
  await browser.close();
  await site.close();
});

test('every chapter of the course is there', () => {
  for (const { id } of chapters()) assert(pages.includes(`chapters/${id}/index.html`), id);
  assert(pages.includes('index.html') && pages.includes('about/index.html') && pages.includes('404.html'));
});

test('a module that is not built is linked from nowhere', async () => {
  const home = await readFile(join(folder, 'index.html'), 'utf8');
  for (const { id, title, chapter } of modules) {
    assert(home.includes(title), title);
    assert.equal(home.includes(`chapters/${id}/`), chapter !== undefined, id);
  }
});

for (const page of pages) {
  test(`${page} is valid HTML, and all it refers to exists`, async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: {
        'no-inline-style': 'off', // A figure's shapes carry theirs.
        'require-sri': 'off', // Everything comes from the site itself.
        'long-title': 'off',
        'doctype-style': 'off',
        'void-style': 'off',
        'wcag/h32': 'off', // The search answers while somebody types; there is nothing to submit.
        'element-permitted-content': 'off', // Astro puts an island's style where the island is.
      },
    });
    const report = await validator.validateFile(join(folder, page));
    const messages = report.results.flatMap((result) =>
      result.messages.map((m) => `${m.line}: ${m.ruleId}: ${m.message}`),
    );
    assert.deepEqual(messages, []);
    assert.deepEqual(await brokenReferences(folder, page), []);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [360, 1280]) {
      test(`${page} is sound, ${colorScheme}, ${width} px wide`, async () => {
        await withPage({ colorScheme, viewport: { width, height: 900 } }, async (tab, complaints) => {
          await tab.goto(site.root + page);
          await everythingShown(tab);
          assert.deepEqual(complaints, []);
          assert.deepEqual(await overflowing(tab), []);
          const { violations } = await new AxeBuilder({ page: tab }).analyze();
          assert.deepEqual(
            violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
            [],
          );
        });
      });
    }
  }
}

test('the site works from a sub-path', async () => {
  const elsewhere = await serveSite(folder, { under: '/any/where/' });
  try {
    await withPage({}, async (tab, complaints) => {
      await tab.goto(elsewhere.root);
      await tab.getByRole('link', { name: /chapter on Pull/ }).click();
      await tab.waitForURL(`${elsewhere.root}${pull}`);
      await everythingShown(tab);
      await searchFor(tab, 'stale');
      await tab.getByRole('dialog').getByRole('link', { name: /Pull/ }).first().click();
      assert(tab.url().startsWith(`${elsewhere.root}${pull}`));
      assert.deepEqual(complaints, []);
    });
  } finally {
    await elsewhere.close();
  }
});

test('search finds what a chapter says, and says when it finds nothing', async () => {
  await withPage({}, async (tab) => {
    await tab.goto(site.root);
    await searchFor(tab, 'stale');
    await tab.getByRole('dialog').getByRole('link', { name: /Pull/ }).first().waitFor();
    await tab.getByRole('searchbox').fill('qqqq');
    await tab.getByRole('dialog').getByRole('status').filter({ hasText: /qqqq/ }).waitFor();
    assert.equal(await tab.getByRole('dialog').getByRole('link').count(), 0);
  });
});

test('a quiz works by keyboard, gives a reason, and remembers the answer', async () => {
  await withPage({}, async (tab) => {
    await tab.goto(site.root + pull);
    const question = tab.locator('quiz-question').first();
    await question.getByRole('radio').first().focus();
    await tab.keyboard.press('Space');
    await tab.keyboard.press('Enter');
    await question
      .getByRole('status')
      .filter({ hasText: /(Right|Not this one)\. .{20}/ })
      .waitFor();
    await tab.reload();
    assert.equal(await question.getByRole('radio').first().isChecked(), true);
  });
});

test('a quiz works where the browser stores nothing', async () => {
  await withPage({}, async (tab, complaints) => {
    await tab.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await tab.goto(site.root + pull);
    const question = tab.locator('quiz-question').first();
    await question.getByRole('radio').first().check();
    await question.getByRole('button').click();
    await question.getByRole('status').filter({ hasText: /\S/ }).waitFor();
    assert.deepEqual(complaints, []);
  });
});

test('light or dark is kept', async () => {
  await withPage({ colorScheme: 'light' }, async (tab) => {
    await tab.goto(site.root);
    const paper = () => tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    await tab.locator('theme-switch').getByRole('radio', { name: /dark/i }).check({ force: true });
    const dark = await paper();
    assert.notEqual(dark, light);
    await tab.reload();
    assert.equal(await paper(), dark);
  });
});

test('the figure is already in trouble, and a reader can play with it', async () => {
  await withPage({ reducedMotion: 'reduce' }, async (tab) => {
    await tab.goto(site.root + pull);
    const figure = tab.locator('figure[data-received]').first();
    await figure.scrollIntoViewIfNeeded();
    await figure.getByRole('button', { name: /Ada opens/ }).click();
    await figure.and(tab.locator('[data-received="1"]')).waitFor();
    assert(Number(await figure.getAttribute('data-waited')) >= 3000, 'Ada waits as long as HR takes');
  });
});

test('without npm start, the exercise says which command checks it, and asks nobody', async () => {
  await withPage({}, async (tab, complaints) => {
    await tab.goto(`${site.root}${pull}#exercise`);
    assert.match(await tab.locator('live-steps').innerText(), /npm start/);
    assert.deepEqual(complaints, []);
  });
});

test('with npm start, the steps follow the grader', async () => {
  const message = '<b>What it saw</b>: nothing.\nSecond line';
  const steps = [
    { id: 'pull/home-office', status: 'passed', earned: 20 },
    { id: 'pull/fallback', status: 'failed', earned: 0, message, hints: ['nudge', 'pointer', 'answer'] },
    { id: 'pull/cache', status: 'not-started', earned: 0, message: 'Still to do: it', hints: ['a', 'b', 'c'] },
    { id: 'pull/log-in', status: 'error', earned: 0, message: 'The grader met an error' },
  ];
  const events = [
    { type: 'lab', host: 'http://127.0.0.1:9/', bench: '/lab/', file: 'exercises/03-pull/pull.ts' },
    { type: 'graded', exercise: 'pull', ms: 312, report: { id: 'pull', score: 20, max: 100, steps } },
  ];
  const live = await serveSite(folder, {
    rewrite: (html) => html.replace('data-lab="off"', 'data-lab="on"'),
    answer: (path, response) => {
      if (path !== 'live/events') return false;
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.write(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));
      return true;
    },
  });
  try {
    await withPage({}, async (tab, complaints) => {
      await tab.goto(`${live.root}${pull}#exercise`);
      const list = tab.locator('live-steps');
      await list.getByText('checked in 312 ms').waitFor();
      assert.deepEqual(
        await list
          .locator('[data-step]')
          .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset['status'])),
        steps.map(({ status }) => status),
      );
      const failed = list.locator('[data-step="pull/fallback"]');
      assert((await failed.innerText()).includes('<b>What it saw</b>: nothing.\nSecond line'));
      for (const hint of ['nudge', 'pointer', 'answer']) {
        assert.equal(await failed.getByText(hint, { exact: true }).count(), 0);
        await failed.getByRole('button', { name: /hint/ }).click();
        await failed.getByText(hint, { exact: true }).waitFor();
      }
      const { violations } = await new AxeBuilder({ page: tab }).include('live-steps').analyze();
      assert.deepEqual(
        violations.map(({ id }) => id),
        [],
      );
      assert.deepEqual(complaints, []);
    });
  } finally {
    await live.close();
  }
});

test('when npm start ends and comes back, the page says so and goes on', async () => {
  const graded = { type: 'graded', exercise: 'pull', ms: 5, report: { id: 'pull', score: 0, max: 100, steps: [] } };
  const again = Promise.withResolvers<ServerResponse>();
  let connections = 0;
  const live = await serveSite(folder, {
    rewrite: (html) => html.replace('data-lab="off"', 'data-lab="on"'),
    answer: (path, response) => {
      if (path !== 'live/events') return false;
      connections += 1;
      if (connections > 1) again.resolve(response);
      else response.writeHead(200, { 'Content-Type': 'text/event-stream' }).end('retry: 10\n\n');
      return true;
    },
  });
  try {
    await withPage({}, async (tab) => {
      await tab.goto(`${live.root}${pull}#exercise`);
      const response = await again.promise;
      await tab.locator('live-steps').getByText('The grader has gone').waitFor();
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.write(`data: ${JSON.stringify(graded)}\n\n`);
      await tab.locator('live-steps').getByText('checked in 5 ms').waitFor();
    });
  } finally {
    await live.close();
  }
});

test('a missing page leads home from any depth', async () => {
  const notFound = await readFile(join(folder, '404.html'));
  const elsewhere = await serveSite(folder, {
    under: '/any/where/',
    answer: (path, response) => {
      if (path !== 'chapters/no/such/page') return false;
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(notFound);
      return true;
    },
  });
  try {
    await withPage({}, async (tab) => {
      await tab.goto(`${elsewhere.root}chapters/no/such/page`);
      await tab.getByRole('link', { name: /Host & Remote/ }).click();
      await tab.waitForURL(elsewhere.root);
    });
  } finally {
    await elsewhere.close();
  }
});

test('pages are light', async () => {
  for (const page of pages) {
    const hasFigure = page.startsWith('chapters/');
    const { first, all } = await weights(page, hasFigure);
    // A chapter carries its code, its quiz and the exercise's brief; 10 kB is where it should get to.
    const limit = hasFigure ? 18 * KB : 10 * KB;
    assert(first <= limit, `${page}: ${(first / KB).toFixed(1)} kB without its figure`);
    assert(all <= 50 * KB, `${page}: ${(all / KB).toFixed(1)} kB with its figure`);
  }
});

/** Gzipped bytes of HTML, CSS and JavaScript. @returns `first` without the figure's scripts, styles and markup */
async function weights(page: string, hasFigure: boolean): Promise<{ first: number; all: number }> {
  const island = new Set<string>();
  const loaded = new Set<string>();
  await withPage({}, async (tab) => {
    tab.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (/\.(js|css)$/.test(pathname)) loaded.add(pathname);
    });
    await tab.goto(site.root + page);
    await tab.waitForLoadState('networkidle');
    const before = new Set(loaded);
    await everythingShown(tab);
    if (hasFigure) await tab.locator('figure[data-received]').first().scrollIntoViewIfNeeded();
    await tab.waitForLoadState('networkidle');
    for (const path of loaded) if (!before.has(path)) island.add(path);
  });
  const html = await readFile(join(folder, page), 'utf8');
  const size = async (paths: Iterable<string>) => {
    let sum = 0;
    for (const path of paths) sum += gzipSync(await readFile(join(folder, path))).length;
    return sum;
  };
  const without = html.replace(/<play-figure[\s\S]*?<\/play-figure>/g, '');
  const later = await size(island);
  const all = gzipSync(html).length + (await size(loaded));
  return { first: gzipSync(without).length + (await size(loaded)) - later, all };
}

async function withPage(
  options: BrowserContextOptions,
  work: (page: Page, complaints: string[]) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on(
    'response',
    (response) => response.status() >= 400 && complaints.push(`${response.status()}: ${response.url()}`),
  );
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (hostname !== '127.0.0.1' && protocol.startsWith('http')) complaints.push(`elsewhere: ${request.url()}`);
  });
  try {
    await work(page, complaints);
  } finally {
    await context.close();
  }
}

/** Scrolls through the page, so that what loads when it is seen has loaded. */
async function everythingShown(page: Page): Promise<void> {
  for (const figure of await page.locator('play-figure').all()) {
    await figure.scrollIntoViewIfNeeded();
    await figure.and(page.locator('[data-playing]')).waitFor();
  }
  await page.evaluate(async () => document.fonts.ready);
}

async function searchFor(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Search' }).click();
  await page.getByRole('searchbox').fill(words);
}

/** Elements that make the page scroll sideways. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    if (document.documentElement.scrollWidth <= window.innerWidth) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
      .map((element) => element.outerHTML.slice(0, 120));
  });
}
