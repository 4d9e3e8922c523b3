/** The brief builder, used as buyers use it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { barriersOn } from '../lab/project/browser/barriers.ts';
import { encode, example, nothing } from './brief/draft.ts';
import { toMarkdown } from './brief/markdown.ts';
import { readSite } from './check/site.ts';

const site = readSite();

const clipboard = { permissions: ['clipboard-read', 'clipboard-write'] };
const paper = (tab: Page) => tab.getByRole('article').getByRole('article');
const says = (tab: Page, text: string | RegExp) => tab.locator('brief-builder [role=status]').getByText(text).waitFor();
const press = (tab: Page, name: string) => tab.getByRole('button', { name }).click();

async function openBuilder(tab: Page, fragment = ''): Promise<void> {
  await tab.goto(`${site.root}brief/${fragment}`);
  await tab.locator('brief-builder[data-alive]').waitFor();
}

test('the brief follows what is typed, by keyboard alone, and is still there after a reload', async () => {
  await site.withTab({}, async (tab, complaints) => {
    await openBuilder(tab);
    await tab.getByLabel('Which system do your people work in?').focus();
    await tab.keyboard.type('The Pass');
    await tab.keyboard.press('Tab');
    await tab.keyboard.type('PeopleDesk');
    await tab.getByRole('radio', { name: /^Pull/ }).focus();
    await tab.keyboard.press('ArrowDown'); // from none, this chooses the next one
    await tab.keyboard.press('Enter');
    await tab.getByRole('region', { name: 'Your brief' }).and(tab.locator(':focus')).waitFor();
    await paper(tab).getByRole('heading', { name: 'Integration brief: The Pass and PeopleDesk' }).waitFor();
    await paper(tab).getByText('Show us that there is still one.').waitFor();
    assert.deepEqual(await barriersOn(tab), []);
    await tab.reload();
    await paper(tab).getByText('Show us that there is still one.').waitFor();
    assert.equal(await tab.getByRole('radio', { name: /^Clone/ }).isChecked(), true);
    assert.equal(await tab.getByLabel('Which other system').inputValue(), 'PeopleDesk');
    assert.deepEqual(complaints, []);
  });
});

test('nothing is chosen beforehand: an empty form is no brief, and offers nothing to send', async () => {
  await site.withTab({}, async (tab) => {
    await openBuilder(tab);
    assert.equal(await tab.locator('brief-builder :checked').count(), 0);
    await paper(tab).getByText('Nothing has been said yet').waitFor();
    for (const name of ['Print', 'Download for Word', 'Copy a link'])
      assert.equal(await tab.getByRole('button', { name }).isVisible(), false, name);
    await tab.getByRole('radio', { name: 'One vendor makes both' }).check();
    await paper(tab).getByText('Both systems are yours.').waitFor();
    await tab.getByRole('button', { name: 'Copy a link' }).waitFor();
    assert.equal(await paper(tab).getByText('decides by the answer').count(), 0);
  });
});

test('one click shows an example, and another brings back what it took the place of', async () => {
  await site.withTab({}, async (tab) => {
    await openBuilder(tab);
    await press(tab, 'See an example');
    await paper(tab).getByText('Ada Okafor').waitFor();
    assert.equal(await tab.getByRole('button', { name: 'Bring back' }).isVisible(), false, 'nothing was lost');
    await tab.getByLabel('What are the two to share?').fill('my own words');
    await press(tab, 'Start over');
    await paper(tab).getByText('Nothing has been said yet').waitFor();
    await tab.reload();
    await press(tab, 'Bring back');
    await paper(tab).getByText('my own words').first().waitFor();
  });
});

test('copied and downloaded Markdown is the brief', async () => {
  await site.withTab(clipboard, async (tab) => {
    await openBuilder(tab);
    await press(tab, 'See an example');
    await press(tab, 'Copy as Markdown');
    await says(tab, 'The brief is on your clipboard.');
    assert.equal(await tab.evaluate(() => navigator.clipboard.readText()), toMarkdown(example));
    const [file] = await Promise.all([tab.waitForEvent('download'), press(tab, 'Download Markdown')]);
    assert.equal(file.suggestedFilename(), 'brief-the-pass-and-peopledesk.md');
    assert.equal(await readFile(await file.path(), 'utf8'), toMarkdown(example));
    // What was said about the one is not said about the other.
    assert.equal(await tab.locator('brief-builder [role=status]').innerText(), '');
  });
});

test('for Word and mail: formatted text, a document whose library comes only now, and a mail that begins', async () => {
  await site.withTab(clipboard, async (tab, complaints) => {
    const asked: string[] = [];
    tab.on('request', (request) => asked.push(request.url()));
    await openBuilder(tab);
    await press(tab, 'See an example');
    await press(tab, 'Copy for mail or Word');
    await says(tab, 'The brief is on your clipboard.');
    const html = await tab.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      return (await item!.getType('text/html')).text();
    });
    for (const part of [
      '<h2',
      'Integration brief: The Pass and PeopleDesk',
      '<table',
      'border="1"',
      '☐',
      'single sign-on',
    ])
      assert(html.includes(part), part);
    assert(!asked.some((url) => /docx/.test(url)), 'the library came before it was needed');
    const [file] = await Promise.all([tab.waitForEvent('download'), press(tab, 'Download for Word')]);
    assert.equal(file.suggestedFilename(), 'brief-the-pass-and-peopledesk.docx');
    assert.equal((await readFile(await file.path())).subarray(0, 4).toString('latin1'), 'PK\u0003\u0004');
    assert(asked.some((url) => /docx/.test(url)));
    const mail = await tab.getByRole('link', { name: 'Write a mail' }).getAttribute('href');
    assert.match(
      mail!,
      /^mailto:\?subject=Integration%20brief%3A%20The%20Pass%20and%20PeopleDesk&body=We%20do%20not%20ask/,
    );
    assert.deepEqual(complaints, []);
  });
});

test('a link holds the whole brief in its fragment, and does not cost the reader their own', async () => {
  await site.withTab(clipboard, async (tab) => {
    const asked: string[] = [];
    tab.on('request', (request) => asked.push(request.url()));
    await openBuilder(tab);
    await press(tab, 'See an example');
    await press(tab, 'Copy a link');
    await says(tab, /link .* on your clipboard/);
    const link = await tab.evaluate(() => navigator.clipboard.readText());
    await press(tab, 'Start over');
    await tab.getByLabel('Which system do your people work in?').fill('Mine');
    await tab.goto(link);
    await paper(tab).getByText('Ada Okafor').waitFor();
    await says(tab, 'This is the brief from the link');
    assert.equal(tab.url(), `${site.root}brief/`);
    // Two more links, and a reload: one's own is still there.
    for (const host of ['Second', 'Third']) await tab.goto(`${site.root}brief/#${encode({ ...example, host })}`);
    await paper(tab).getByRole('heading', { name: 'Third' }).waitFor();
    await tab.reload();
    const seen: string[] = [];
    for (let turn = 0; turn < 4; turn += 1) {
      const before = await paper(tab).locator('h2').innerText();
      await press(tab, 'Bring back');
      await paper(tab).locator('h2').filter({ hasNotText: before }).waitFor();
      seen.push(await paper(tab).locator('h2').innerText());
    }
    assert.deepEqual(
      seen.map((title) => /: (.+) and/.exec(title)![1]),
      ['Second', 'The Pass', 'Mine', 'Third'],
    );
    for (const url of asked) assert.doesNotMatch(url, /Okafor/);
  });
});

test('the chooser’s answers come along, all five, and change nothing else', async () => {
  await site.withTab({}, async (tab) => {
    await openBuilder(tab);
    await tab.getByLabel('Which system do your people work in?').fill('The Pass');
    await tab.goto(`${site.root}choose/#acts=remote&sources=one&down=may&owner=host&fresh=now`);
    await tab.getByRole('link', { name: 'Write a brief' }).click();
    await paper(tab)
      .getByRole('heading', { name: /The Pass/ })
      .waitFor();
    for (const name of [
      /^Push/,
      'One system has all of it',
      'Something happens',
      'The systems catch up by themselves',
      'The system people work in, from then on',
    ])
      await tab.getByRole('radio', { name, checked: true }).waitFor();
    await tab.getByRole('checkbox', { name: 'Let one system act', checked: true }).waitFor();
  });
});

test('a hostile link shows its text and runs nothing', async () => {
  await site.withTab({}, async (tab, complaints) => {
    const evil = { ...nothing, host: '<img src=x onerror=alert(1)>', remote: '"><script>alert(1)</script>' };
    tab.on('dialog', () => complaints.push('a dialog'));
    await openBuilder(tab, `#${encode(evil)}&pattern=evil&story=${'x'.repeat(50_000)}`);
    await paper(tab).getByRole('heading', { name: '<img src=x onerror=alert(1)>' }).waitFor();
    assert.equal(await paper(tab).locator('img, script').count(), 0);
    await openBuilder(tab, '#content');
    assert.deepEqual(complaints, []);
  });
});

test('the longest names fit on a phone', async () => {
  await site.withTab({ viewport: { width: 360, height: 800 } }, async (tab) => {
    const long = { ...example, host: 'W'.repeat(60), remote: 'M'.repeat(60), data: 'm'.repeat(100) };
    await openBuilder(tab, `#${encode(long)}`);
    await paper(tab).getByRole('heading', { name: long.host }).waitFor();
    assert(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  });
});

for (const [what, setUp] of [
  [
    'forbidden',
    `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })`,
  ],
  ['full', `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }`],
] as const) {
  test(`where storage is ${what}, everything works, and it says that nothing is kept`, async () => {
    await site.withTab(clipboard, async (tab, complaints) => {
      await tab.addInitScript(setUp);
      await openBuilder(tab);
      await tab.getByLabel('Which system do your people work in?').fill('The Pass');
      await says(tab, 'This browser keeps nothing');
      await press(tab, 'Start over');
      await press(tab, 'Bring back');
      await paper(tab).getByRole('heading', { name: 'The Pass' }).waitFor();
      await press(tab, 'Copy as Markdown');
      await says(tab, 'on your clipboard');
      assert.deepEqual(complaints, []);
    });
  });
}

test('on paper there is the brief alone, on two pages', async () => {
  await site.withTab({}, async (tab) => {
    await openBuilder(tab);
    await press(tab, 'See an example');
    await tab.emulateMedia({ media: 'print' });
    assert.equal(await tab.locator('form, .masthead, .colophon, #kept').filter({ visible: true }).count(), 0);
    assert(await paper(tab).isVisible());
    const pdf = await tab.pdf({ format: 'A4', margin: { top: '15mm', bottom: '15mm', left: '18mm', right: '18mm' } });
    assert.equal(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length, 2);
  });
});
