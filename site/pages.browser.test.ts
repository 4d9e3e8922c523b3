/** Looks at every page of the built site: as a file, and in a browser as its readers have it. */
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { HtmlValidate } from 'html-validate';
import type { Locator, Page } from 'playwright';
import { barriersOn } from '../lab/project/browser/barriers.ts';
import { hide, openInBackground, show } from '../lab/project/browser/tabs.ts';
import { serveFolder } from '../lab/project/serve-folder.ts';
import { chapters, exercises, modules } from '../course.ts';
import { brokenReferences, builtFolder, sitePages } from './check/built.ts';
import { readSite } from './check/site.ts';

/**
 * Gzipped bytes of HTML, CSS and JavaScript that a page may load before somebody touches it, and with its figure. A brief
 * with all its tables may weigh a little more than a chapter, and a tool comes with its script. What surrounds a figure
 * is read before the figure is there, so it has a limit of its own. Every page carries its security policy, of 200 bytes.
 */
const LIMITS = { first: 10_000, aroundFigure: 11_200, brief: 12_000, tool: 16_000, withFigure: 50_000 };
const TOOLS = /^(?:brief|choose|progress)\//;
const folder = builtFolder();
const pages = await sitePages(folder);
/** Pages that the foot of every page leads to. */
const TOOL_PAGES =
  (await readFile(join(folder, 'index.html'), 'utf8')).match(/<footer[^]*<\/footer>/)![0].split('<a ').length - 1;
const pull = 'chapters/pull/';
const exercise = 'exercises/pull/';

const site = readSite();

test('every chapter and every exercise of the course is there', () => {
  for (const { id } of chapters()) assert(pages.includes(`chapters/${id}/index.html`), id);
  for (const { id } of exercises()) assert(pages.includes(`exercises/${id}/index.html`), id);
  assert(pages.includes('index.html') && pages.includes('about/index.html') && pages.includes('404.html'));
});

test('code is wholly coloured: a line on which the highlighter gave up would have a colour that the site does not know', async () => {
  for (const page of pages) {
    const html = await readFile(join(folder, page), 'utf8');
    assert.deepEqual(html.match(/<span style="(?:color|--shiki)[^>]*>[^<]{0,40}/g) ?? [], [], page);
  }
});

test('a module that is not built is linked from nowhere', async () => {
  const home = await readFile(join(folder, 'index.html'), 'utf8');
  for (const module of modules) {
    assert(home.includes(module.title), module.title);
    assert.equal(home.includes(`chapters/${module.id}/`), module.chapter !== undefined, module.id);
    assert.equal(home.includes(`exercises/${module.id}/`), module.exercise !== undefined, module.id);
  }
});

for (const page of pages) {
  test(`${page} is valid HTML, and all it refers to exists`, async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: {
        'no-inline-style': 'off', // A figure's shapes carry theirs.
        'require-sri': 'off', // Everything comes from the site itself.
        // Boxes that are ticked for one question share a name, as radio buttons do.
        'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
        'long-title': 'off',
        'doctype-style': 'off',
        'void-style': 'off',
      },
    });
    const report = await validator.validateFile(join(folder, page));
    const messages = report.results.flatMap((result) =>
      result.messages.map((m) => `${m.line}: ${m.ruleId}: ${m.message}`),
    );
    assert.deepEqual(messages, []);
    assert.deepEqual(await brokenReferences(folder, page), []);
  });

  for (const width of [360, 1280]) {
    test(`${page} is sound, in light and dark, ${width} px wide`, async () => {
      await site.withTab({ viewport: { width, height: 900 } }, async (tab, complaints) => {
        await tab.goto(site.root + page);
        await everythingShown(tab);
        for (const colorScheme of ['light', 'dark'] as const) {
          await tab.emulateMedia({ colorScheme });
          assert.deepEqual(await overflowing(tab), [], colorScheme);
          assert.deepEqual(await barriersOn(tab, { coloursOnly: colorScheme === 'dark' }), [], colorScheme);
        }
        assert.deepEqual(complaints, []);
      });
    });
  }
}

test('the site works from a sub-path', async () => {
  const elsewhere = await serveFolder(folder, { under: '/any/where/' });
  try {
    await site.withTab({}, async (tab, complaints) => {
      await tab.goto(elsewhere.root);
      const [first] = chapters();
      await tab.getByRole('link', { name: `chapter on ${first!.title}` }).click();
      await tab.waitForURL(`${elsewhere.root}chapters/${first!.id}/`);
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
  await site.withTab({}, async (tab) => {
    await tab.goto(site.root);
    await searchFor(tab, 'stale');
    await tab.getByRole('dialog').getByRole('link', { name: /Pull/ }).first().waitFor();
    for (const [words, page] of [
      ['side by side', /Choose a pattern/],
      ['brief for the vendor', /A brief for the vendor/],
      ['export import', /Your progress/],
    ] as const) {
      await tab.getByRole('searchbox').fill(words);
      await tab.getByRole('dialog').getByRole('link', { name: page }).first().waitFor();
    }
    // Pagefind cuts an unknown word down to a beginning that it knows: “a”, “is”, “as”, “share”.
    for (const unknown of ['qqqq', 'axios', 'istio', 'amqp', 'asdf', 'SharePoint', 'Zapier']) {
      await tab.getByRole('searchbox').fill(unknown);
      await tab.getByText(`Nothing found for “${unknown}”.`).waitFor();
      assert.equal(await tab.getByRole('dialog').getByRole('link').count(), 0);
    }
  });
});

test('the search shows the best place first: the glossary’s word, then the section that says it, exercises last', async () => {
  await site.withTab({}, async (tab) => {
    await tab.goto(site.root);
    await searchFor(tab, 'single pane of glass');
    for (const [words, first, status] of [
      ['single pane of glass', /^Embed: What it costs$/, 'Found in'],
      ['who supports it', /^Asking better questions: Ask who stands behind it$/, 'Found in'],
      ['webhook', /^Webhook$/, 'Found in'],
      ['ETag', /^ETag$/, 'Found in'],
      ['idempotencey', /^Idempoten/, 'Found in'],
      ['zombie accounts', /^Zombie account$/, 'Found in'],
      ['SSRF', /^Server-side request forgery \(SSRF\)$/, 'Found in'],
      ['timeout', /^Deadline$/, 'also under “deadline”'],
    ] as const) {
      await tab.getByRole('searchbox').fill(words);
      const found = tab.getByRole('dialog').getByRole('link');
      await tab.getByRole('dialog').getByRole('status').filter({ hasText: status }).waitFor();
      await found.first().filter({ hasText: first }).waitFor();
      const pages = await found.evaluateAll((links) =>
        links.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
      );
      const exercises = pages.map((page) => page.includes('/exercises/'));
      assert.deepEqual(
        exercises,
        exercises.toSorted((a, b) => Number(a) - Number(b)),
        `${words}: exercises are last`,
      );
    }
    // Only a figure and code say this.
    await tab.getByRole('searchbox').fill('costCentre');
    await tab.getByText('Nothing found for “costCentre”.').waitFor();
  });
});

test('the masthead opens and closes the list of chapters', async () => {
  await site.withTab({}, async (tab, complaints) => {
    await tab.goto(site.root + pull);
    const button = tab.getByRole('button', { name: 'Chapters' });
    const list = tab.getByRole('navigation', { name: 'Chapters' });
    await button.click();
    await list.getByRole('link', { name: /Pull/ }).and(tab.locator('[aria-current=page]')).waitFor();
    assert.equal(await list.getByRole('link').count(), chapters().length + 1 + TOOL_PAGES);
    assert.deepEqual(await barriersOn(tab, { within: '.chapter-list' }), []);
    await button.click();
    await list.waitFor({ state: 'hidden' });
    await button.click();
    await list.getByRole('link', { name: 'The whole course' }).click();
    await tab.waitForURL(`${site.root}#course`);
    assert.deepEqual(complaints, []);
  });
});

const REASON = /(Right|Not this one)\. .{20}/;

/** The first question of the quiz, alive. */
async function firstQuestion(page: Page): Promise<Locator> {
  const question = page.locator('quiz-question').first();
  await question.scrollIntoViewIfNeeded();
  await question.and(page.locator('[data-alive]')).waitFor();
  return question;
}

test('a quiz works by keyboard, gives a reason, and remembers the answer', async () => {
  await site.withTab({}, async (tab, complaints) => {
    await tab.goto(site.root + pull);
    const question = await firstQuestion(tab);
    await question.getByRole('radio').first().focus();
    await tab.keyboard.press('Space');
    await tab.keyboard.press('Enter');
    await question.getByRole('status').filter({ hasText: REASON }).waitFor();
    const said = await question.getByRole('status').innerText();
    await tab.reload();
    await firstQuestion(tab);
    assert.equal(await question.getByRole('radio').first().isChecked(), true);
    assert.equal(await question.getByRole('status').innerText(), said);
    assert.deepEqual(complaints, []);
  });
});

test('every question has one right answer, and each answer its own reason', async () => {
  await site.withTab({}, async (tab) => {
    await tab.goto(site.root + pull);
    for (const question of await tab.locator('quiz-question').all()) {
      await question.scrollIntoViewIfNeeded();
      await question.and(tab.locator('[data-alive]')).waitFor();
      const said: string[] = [];
      for (const choice of await question.getByRole('radio').all()) {
        await choice.check();
        await question.getByRole('button').click();
        const status = question.getByRole('status').filter({ hasText: REASON });
        await status.filter({ hasNotText: said.at(-1) ?? /^$/ }).waitFor();
        said.push(await status.innerText());
      }
      assert.equal(said.filter((text) => text.includes('Right.')).length, 1);
      assert.equal(new Set(said).size, said.length);
    }
  });
});

test('a quiz says when the answers cannot be loaded, and goes on when they can', async () => {
  await site.withTab({}, async (tab) => {
    await tab.route('**/answers/', (route) => route.abort());
    await tab.goto(site.root + pull);
    const question = await firstQuestion(tab);
    await question.getByRole('radio').first().check();
    await question.getByRole('button').click();
    await question.getByText('The answers could not be loaded').waitFor();
    await tab.unroute('**/answers/');
    await question.getByRole('button').click();
    await question.getByRole('status').filter({ hasText: REASON }).waitFor();
  });
});

test('without scripts the figure is drawn, nothing pretends to work, and the answers are a link away', async () => {
  await site.withTab({ javaScriptEnabled: false }, async (tab) => {
    await tab.goto(site.root + pull);
    assert(await tab.locator('play-figure svg').isVisible());
    assert.equal(await tab.locator('button:visible, .themes:visible').count(), 0);
    await tab.getByRole('link', { name: 'The answer, with reasons' }).first().click();
    await tab.waitForURL(`${site.root}${pull}answers/`);
    assert.match(await tab.locator('main').innerText(), /✓ .+\s+\S/);
  });
});

test('a quiz works where the browser stores nothing', async () => {
  await site.withTab({}, async (tab, complaints) => {
    await tab.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await tab.goto(site.root + pull);
    const question = await firstQuestion(tab);
    await question.getByRole('radio').first().check();
    await question.getByRole('button').click();
    await question.getByRole('status').filter({ hasText: REASON }).waitFor();
    assert.deepEqual(complaints, []);
  });
});

test('light or dark is kept', async () => {
  await site.withTab({ colorScheme: 'light' }, async (tab) => {
    await tab.goto(site.root);
    const paper = () => tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    await tab.getByRole('radio', { name: 'Dark' }).check({ force: true });
    const dark = await paper();
    assert.notEqual(dark, light);
    await tab.reload();
    assert.equal(await paper(), dark);
    assert.equal(await tab.getByRole('radio', { name: 'Dark' }).isChecked(), true);
  });
});

test('the figure is already in trouble, and a reader can play with it', async () => {
  await site.withTab({ reducedMotion: 'reduce' }, async (tab) => {
    await tab.goto(site.root + pull);
    await everythingShown(tab);
    const figure = tab.locator('figure[data-received]').first();
    await figure.getByRole('button', { name: /Ada opens/ }).click();
    await figure.and(tab.locator('[data-received="1"]')).waitFor();
    assert(Number(await figure.getAttribute('data-waited')) >= 3000, 'Ada waits as long as HR takes');
  });
});

test('without npm start, the exercise says which command checks it, and asks nobody', async () => {
  await site.withTab({}, async (tab, complaints) => {
    await tab.goto(site.root + pull);
    await tab.getByRole('link', { name: 'Open the exercise' }).click();
    await tab.waitForURL(site.root + exercise);
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
    {
      type: 'lab',
      exercise: 'pull',
      door: '/lab/pull/door/',
      bench: '/lab/pull/',
      compare: '/lab/pull/compare/',
      file: 'exercises/03-pull/pull.ts',
    },
    {
      type: 'lab',
      exercise: 'push',
      door: '/lab/push/door/',
      bench: '/lab/push/',
      compare: '/lab/push/compare/',
      file: 'exercises/02-push/push.ts',
    },
    {
      type: 'current',
      exercise: 'push',
      title: 'Push',
      page: '/exercises/push/',
      file: 'exercises/02-push/push.ts',
    },
    { type: 'graded', exercise: 'pull', ms: 312, report: { id: 'pull', score: 20, max: 100, steps } },
  ];
  const live = await serveFolder(folder, {
    rewrite: (html) => html.replace('data-lab="off"', 'data-lab="on"'),
    answer: (path, response) => {
      if (path !== 'live/events') return false;
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.write(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));
      return true;
    },
  });
  try {
    await site.withTab({}, async (tab, complaints) => {
      await tab.goto(live.root + exercise);
      const list = tab.locator('live-steps');
      await list.getByText('Checked in 312 ms').waitFor();
      await list.getByText('Connected. Save exercises/03-pull/pull.ts').waitFor();
      assert.equal(
        await list.getByRole('link', { name: 'lab bench' }).getAttribute('href'),
        new URL('/lab/pull/', live.root).href,
      );
      assert.equal(
        await list.getByRole('link', { name: 'Enter the Host, no password needed' }).getAttribute('href'),
        new URL('/lab/pull/door/', live.root).href,
      );
      const other = list.getByRole('status').filter({ hasText: 'You saved exercises/02-push/push.ts last.' });
      assert.equal(
        await other.getByRole('link', { name: 'Go to Push' }).getAttribute('href'),
        new URL('/exercises/push/', live.root).href,
      );
      assert.equal(
        await list.getByRole('link', { name: 'Compare with the solution' }).getAttribute('href'),
        new URL('/lab/pull/compare/', live.root).href,
      );
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
      assert.deepEqual(await barriersOn(tab, { within: 'live-steps' }), []);
      await tab.goto(`${live.root}progress/`);
      await tab.getByRole('row', { name: 'Pull' }).getByText('20 of 100 points').waitFor();
      assert.deepEqual(complaints, []);
    });
  } finally {
    await live.close();
  }
});

test('eight tabs of an exercise work, and one that comes to the front shows the newest grade', async () => {
  let score = 10;
  let streams = 0;
  const closed = new EventEmitter();
  const live = await serveFolder(folder, {
    rewrite: (html) => html.replace('data-lab="off"', 'data-lab="on"'),
    answer: (path, response) => {
      if (path !== 'live/events') return false;
      const graded = { type: 'graded', exercise: 'pull', ms: 5, report: { id: 'pull', score, max: 100, steps: [] } };
      streams += 1;
      response.once('close', () => {
        streams -= 1;
        closed.emit('stream');
      });
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.write(`data: ${JSON.stringify(graded)}\n\n`);
      return true;
    },
  });
  try {
    await site.withTab({}, async (first) => {
      await openInBackground(first.context());
      const tabs = [first];
      while (tabs.length < 8) tabs.push(await first.context().newPage());
      for (const tab of tabs) {
        await tab.goto(live.root + exercise);
        await show(tab);
        await tab.locator('live-steps').getByText(`${score} of 100 points`, { exact: true }).waitFor();
        await hide(tab);
        while (streams > 0) await once(closed, 'stream');
        score += 1;
      }
      await show(first);
      await first.locator('live-steps').getByText(`${score} of 100 points`, { exact: true }).waitFor();
    });
  } finally {
    await live.close();
  }
});

test('when npm start ends and comes back, the page says so and goes on', async () => {
  const graded = { type: 'graded', exercise: 'pull', ms: 5, report: { id: 'pull', score: 0, max: 100, steps: [] } };
  const again = Promise.withResolvers<ServerResponse>();
  let connections = 0;
  const live = await serveFolder(folder, {
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
    await site.withTab({}, async (tab) => {
      await tab.goto(live.root + exercise);
      const response = await again.promise;
      await tab.locator('live-steps').getByText('The grader has gone').waitFor();
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.write(`data: ${JSON.stringify(graded)}\n\n`);
      await tab.locator('live-steps').getByText('Checked in 5 ms').waitFor();
    });
  } finally {
    await live.close();
  }
});

test('a missing page leads home from any depth', async () => {
  const notFound = await readFile(join(folder, '404.html'));
  const elsewhere = await serveFolder(folder, {
    under: '/any/where/',
    answer: (path, response) => {
      if (!path.endsWith('no/such/page')) return false;
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(notFound);
      return true;
    },
  });
  try {
    await site.withTab({}, async (tab) => {
      for (const folder of ['chapters', 'choose', 'brief', 'progress', 'figures']) {
        await tab.goto(`${elsewhere.root}${folder}/no/such/page`);
        await tab.getByRole('link', { name: /Host & Remote/ }).click();
        await tab.waitForURL(elsewhere.root);
      }
    });
  } finally {
    await elsewhere.close();
  }
});

// They mostly wait until nothing more comes.
describe('weights', { concurrency: 4 }, () => {
  for (const page of pages) {
    test(`${page} is light`, async () => {
      const html = await readFile(join(folder, page), 'utf8');
      const around = html.replace(FIGURES, '');
      const first = await weight(page, around);
      const limit = limitOf(page, html);
      assert(first <= limit, `${first} bytes gzipped, without its figure; the limit is ${limit}`);
      if (around === html) return;
      const all = await weight(page, html);
      assert(all <= LIMITS.withFigure, `${all} bytes gzipped, with its figure; the limit is ${LIMITS.withFigure}`);
    });
  }
});

function limitOf(page: string, html: string): number {
  if (TOOLS.test(page)) return LIMITS.tool;
  if (page.startsWith('exercises/')) return LIMITS.brief;
  return html.includes('<play-figure') ? LIMITS.aroundFigure : LIMITS.first;
}

const FIGURES = /<play-figure[\s\S]*?<\/play-figure>/g;

/** Gzipped bytes of a page and of all styles and scripts that it loads until its figures, if it has any, are alive. */
async function weight(page: string, html: string): Promise<number> {
  const loaded = new Set<string>();
  const served = await serveFolder(folder, { rewrite: () => html });
  await site.withTab({}, async (tab) => {
    tab.on('request', (request) => {
      if (['script', 'stylesheet'].includes(request.resourceType())) loaded.add(new URL(request.url()).pathname);
    });
    await tab.goto(served.root + page);
    await everythingShown(tab);
    await tab.waitForLoadState('networkidle');
  });
  await served.close();
  const files = await Promise.all([...loaded].map((path) => readFile(join(folder, path))));
  return [html, ...files].reduce((sum, file) => sum + gzipSync(file).length, 0);
}

/** Scrolls through the page, so that what loads when it is seen has loaded. */
async function everythingShown(page: Page): Promise<void> {
  for (const figure of await page.locator('play-figure').all()) {
    await figure.scrollIntoViewIfNeeded();
    await figure.and(page.locator('[data-alive]')).waitFor();
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
