import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { agendas, decks, isTold, pauseAfter, schedule, workIn } from '../course.ts';
import { readScript } from '../lab/print/speaker-notes.ts';
import { checkDeck, checkJoined, repeated } from './check/deck-source.ts';
import { AMPERSAND } from '../figures/kit/mark.ts';

const root = resolve(import.meta.dirname, '..');
const file = resolve(root, 'slides/03-pull.md');
const good = readFileSync(file, 'utf8');

for (const { deck } of decks()) {
  test(`${deck.file} is in order`, async () => {
    const { problems } = await checkDeck(resolve(root, deck.file));
    assert.deepEqual(problems, []);
  });
}

test('every deck belongs to a module or to an agenda, and no two have one title', async () => {
  const listed = decks().map(({ deck }) => deck.file);
  const joined = agendas.map(({ file }) => file);
  assert.deepEqual(globSync('slides/*.md', { cwd: root }).sort(), [...listed, ...joined].sort());
  const reports = [
    ...listed.map((path) => checkDeck(resolve(root, path))),
    ...joined.map((path) => checkJoined(resolve(root, path))),
  ];
  assert.deepEqual(repeated((await Promise.all(reports)).map(({ title }) => title)), []);
});

for (const agenda of agendas) {
  test(`${agenda.file} joins what “${agenda.title}” tells, in order, with its breaks`, async () => {
    const { problems } = await checkJoined(resolve(root, agenda.file));
    assert.deepEqual(problems, []);

    const alone = await Promise.all(
      decks().map(async (module) => ({ module, cues: await readScript(module.deck.file) })),
    );
    const needs = (cue: { needs?: string }) => cue.needs as Parameters<typeof isTold>[0];
    const told = alone.flatMap(({ module, cues }) => [
      ...cues
        .filter((cue) => isTold(needs(cue), agenda.id))
        .filter(({ layout }) => layout !== 'activity' || workIn(agenda, 'activity', module.id))
        .map(({ title, layout }) =>
          layout === 'exercise' && !workIn(agenda, 'exercise', module.id) ? `Try it at home: ${module.title}` : title,
        ),
      ...[pauseAfter(agenda, module.id)].flatMap((pause) => (pause ? [`${pause.title} after ${module.title}`] : [])),
    ]);
    const joined = await readScript(agenda.file);
    const first = joined.findIndex(({ module }) => module !== undefined);
    const last = joined.findLastIndex(({ module }) => module !== undefined);
    assert.deepEqual(
      joined.slice(first, last + 1).map(({ title }) => title),
      told,
    );
    assert.equal(joined.at(-1)?.layout, 'statement');
  });

  test(`“${agenda.title}” sends people to build what it has time for, and nothing else home`, async () => {
    const cues = await readScript(agenda.file);
    const home = cues.filter(({ title }) => title.startsWith('Try it at home')).map(({ module }) => module);
    const built = schedule(agenda).flatMap(({ kind, module }) => (kind === 'exercise' ? [module?.id] : []));
    const slides = cues.filter(({ layout }) => layout === 'exercise').map(({ module }) => module);
    assert.deepEqual(
      slides.filter((id) => !home.includes(id)),
      built,
    );
    assert.equal(new Set(slides).size, slides.length);
  });
}

test('the check of an agenda’s deck finds what does not fit', async () => {
  const file = resolve(root, 'slides/half-day.md');
  const text = readFileSync(file, 'utf8');
  const other = await checkJoined(file, text.replace('agenda: half-day', 'agenda: full-day'));
  assert.match(other.problems.join('\n'), /course\.ts does not list it for “A full day”/);
  await assert.rejects(
    checkJoined(file, text.replace('agenda: half-day', 'agenda: week')),
    /No agenda is called “week”/,
  );
});

/** Each mistake: what is changed in a good deck, and what the check must say about it. */
const mistakes: [name: string, from: string | RegExp, to: string, complaint: RegExp][] = [
  [
    'notes that are too short',
    /<!--\nThe first is the three letters[\s\S]*-->/,
    '<!--\nThe end.\n-->',
    /slide 18: Its notes have 2 words/,
  ],
  ['a slide without a time', 'layout: recap\nneeds: full-day\ntime: 0:50', 'layout: recap', /slide 18: It has no time/],
  ['times that do not add up', 'time: 3:00', 'time: 4:00', /add up to 22:20 in “full-day”; course\.ts plans 22:00/],
  ['too fast a talk', 'time: 3:00', 'time: 0:30', /Its question has 0:30; a room needs 3:00/],
  [
    'words nobody can follow',
    'time: 1:50',
    'time: 0:50',
    /slide 7: Its \d+ words of notes have 0:50, \d+ words a minute/,
  ],
  [
    'an agenda that does not exist',
    'needs: half-day',
    'needs: week',
    /It needs “week”, which is no agenda\. There are: ninety/,
  ],
  [
    'too much code for half a day',
    /needs: full-day(?=\ntime: 1:30)/,
    'needs: half-day',
    /In half a day it has code for 2:50; at most 2:13 of it/,
  ],
  [
    'a title with a colon',
    'title: Pull, the',
    'title: Pull: the',
    /^line 3: “title: Pull: the Host asks and acts” is no front/,
  ],
  [
    'a slide right below its dashes',
    '---\n\n# Four things',
    '---\n---\n# Four things',
    /line \d+: The text of a slide follows right/,
  ],
  [
    'dashes in a fence of tildes',
    '# When to Pull',
    '# When to Pull\n\n~~~\n---\n~~~',
    /^line \d+: Slidev does not know a fence of t/,
  ],
  [
    'front matter without names',
    '---\n\n# When to Pull',
    '---\n\n---\nonly words\n---\n\n# When to Pull',
    /^line \d+: Between these dashes stand no n/,
  ],
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
