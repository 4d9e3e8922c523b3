import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { agendas, decks, pauseAfter } from '../course.ts';
import { checkDeck, checkWorkshop, repeated } from './check/deck-source.ts';
import { AMPERSAND } from '../figures/kit/mark.ts';

const root = resolve(import.meta.dirname, '..');
const file = resolve(root, 'slides/03-pull.md');
const workshop = resolve(root, 'slides/workshop.md');
const good = readFileSync(file, 'utf8');

for (const { deck } of decks()) {
  test(`${deck.file} is in order`, async () => {
    const { problems } = await checkDeck(resolve(root, deck.file));
    assert.deepEqual(problems, []);
  });
}

test('every deck belongs to a module, and no two have one title', async () => {
  const listed = decks().map(({ deck }) => deck.file);
  assert.deepEqual(globSync('slides/*.md', { cwd: root }).sort(), [...listed, 'slides/workshop.md'].sort());
  const titles = await Promise.all(listed.map(async (path) => (await checkDeck(resolve(root, path))).title));
  titles.push((await checkWorkshop(workshop)).title);
  assert.deepEqual(repeated(titles), []);
});

test('the workshop joins every deck of the course, in order, with its breaks', async () => {
  const { problems, slides, seconds } = await checkWorkshop(workshop);
  assert.deepEqual(problems, []);
  const alone = await Promise.all(decks().map(({ deck }) => checkDeck(resolve(root, deck.file))));
  const breaks = decks().filter(({ id }) => agendas.some((agenda) => pauseAfter(agenda, id))).length;
  const told = alone.reduce((sum, deck) => sum + deck.slides, 0);
  assert.equal(slides, told + breaks + 3);
  assert.equal(seconds, alone.reduce((sum, deck) => sum + deck.seconds, 0) + 180);
});

test('the check of the workshop finds what is missing from it', async () => {
  const text = readFileSync(workshop, 'utf8');
  const without = await checkWorkshop(workshop, text.replace(/^decks:.*$/m, 'layout: statement'));
  assert.match(without.problems.join('\n'), /It joins , but course\.ts lists slides\//);
  const long = await checkWorkshop(workshop, text.replace('time: 1:40', 'time: 2:40'));
  assert.match(long.problems.join('\n'), /Its own times add up to 4:00; “Half a day” plans 3:00/);
});

/** Each mistake: what is changed in a good deck, and what the check must say about it. */
const mistakes: [name: string, from: string | RegExp, to: string, complaint: RegExp][] = [
  [
    'notes that are too short',
    /<!--\nThis is for when everybody is back[\s\S]*-->/,
    '<!--\nThe end.\n-->',
    /slide 18: Its notes have 2 words/,
  ],
  ['a slide without a time', 'layout: recap\ntime: 0:40', 'layout: recap', /slide 18: It has no time/],
  ['times that do not add up', 'time: 0:40', 'time: 0:45', /add up to 20:05; course\.ts plans 20:00/],
  ['a layout that the theme lacks', 'layout: recap', 'layout: two-cols', /The theme has no layout “two-cols”/],
  ['a component that does not exist', '<PullFigure', '<PullFigur', /There is no component <PullFigur>/],
  [
    'a file that does not exist',
    '03-pull/pull.ts#cache',
    '03-pull/pul.ts#cache',
    /There is no file \.\.\/solutions\/03-pull\/pul\.ts/,
  ],
  ['a region that does not exist', 'pull.ts#cache', 'pull.ts#cash', /has no region “cash”\. It has: home-office/],
  [
    'a text that is not in the region',
    '"const headers = new',
    '"const header = new',
    /has no line with “const header = new/,
  ],
  ['a line in focus that the code lacks', '|5|6}', '|5|7}', /It puts line 7 into focus, but the code has 6/],
  ['a slide without a title', '# Four things to take home', '', /slide 18: It has no title/],
  ['a title used twice', '# When to Pull', '# Four things to take home', /Two slides are called “Four things/],
  ['a deck of no module', 'module: pull', 'module: pul', /names no module: No module is called “pul”/],
  [
    'a guide before there is anything to guide by',
    /module: pull\nlayout: cover/,
    'module: question\nlayout: guide',
    /“question” comes before the first line of the decision guide/,
  ],
  ['a scenario of another module', 'scenario: L1', 'scenario: E1', /“pull” has no scenario E1/],
  ['a joined file that is missing', 'layout: recap', 'src: ./none.md\nlayout: recap', /file not found/],
];

for (const [name, from, to, complaint] of mistakes) {
  test(`the check finds ${name}`, async () => {
    const source = good.replace(from, to);
    assert.notEqual(source, good, 'the mistake is in the deck');
    const { problems } = await checkDeck(file, source);
    assert.match(problems.join('\n'), complaint);
  });
}

test('the browser tab shows the mark', () => {
  const theme = readFileSync(resolve(root, 'slides/theme/package.json'), 'utf8');
  assert.ok(theme.includes(AMPERSAND));
});
