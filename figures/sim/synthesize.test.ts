import assert from 'node:assert/strict';
import { test } from 'node:test';
import { account, clock, entry, isUrgent, state } from './synthesize-words.ts';
import { LAST_STEP, scene } from './synthesize-scenes.ts';
import { centre, messages, onScale, sources, type Centre, type SourceId } from './synthesize.ts';

const CAREFUL = { scale: true, pair: true, gaps: true };
const EVERYBODY = Object.keys(sources) as SourceId[];

function titles({ items }: Centre): string[] {
  return items.map(({ title }) => title);
}

function ranks({ items }: Centre): (string | number)[] {
  return items.map(({ rank }) => rank);
}

test('severities as they came are sorted as a database does: words first, by the alphabet, and the emergency last', () => {
  const view = centre({ pair: true });
  assert.deepEqual(ranks(view), ['info', 'error', 13, 9, 7, 0]);
  assert.equal(titles(view).at(-1), 'No power');
});

test('on one scale the emergency is first, and what is equally severe comes newest first', () => {
  const view = centre(CAREFUL);
  assert.deepEqual(ranks(view), [21, 17, 13, 9, 9, 5]);
  assert.equal(titles(view)[0], 'No power');
  const [newer, older] = view.items.filter(({ rank }) => rank === 9);
  assert.ok(newer!.at > older!.at);
});

test('syslog falls, OpenTelemetry rises, and CloudEvents has words', () => {
  const scaled = (source: SourceId, severity: string | number) =>
    onScale({ source, severity, id: '1', title: '', at: 0 });
  assert.deepEqual(
    [0, 1, 2, 3, 4, 5, 6, 7].map((severity) => scaled('cold', severity)),
    [21, 19, 18, 17, 13, 10, 9, 5],
  );
  assert.deepEqual(
    [5, 9, 13, 17, 21].map((severity) => scaled('till', severity)),
    [5, 9, 13, 17, 21],
  );
  assert.deepEqual(
    ['info', 'warning', 'error', 'critical'].map((word) => scaled('desk', word)),
    [9, 13, 17, 21],
  );
});

test('by its ID alone an item of another system is taken for a repetition', () => {
  const view = centre({ scale: true });
  assert.deepEqual(
    view.lost.map(({ title }) => title),
    ['Two servers are ill'],
  );
  assert.equal(titles(view).includes('Two servers are ill'), false);
});

test('by source and ID nothing is lost, and what came twice is there once', () => {
  const view = centre(CAREFUL);
  assert.equal(view.received.length, messages.length);
  assert.deepEqual(view.lost, []);
  assert.equal(new Set(titles(view)).size, view.items.length);
  assert.equal(view.items.length, messages.length - 1);
});

test('whoever is silent counts as 0 or is a gap, and the others are the same either way', () => {
  for (const silent of EVERYBODY) {
    const [zero, gap] = [centre({ ...CAREFUL, gaps: false, silent }), centre({ ...CAREFUL, silent })];
    const of = (view: Centre) => view.sources.find(({ id }) => id === silent)!;
    assert.deepEqual([of(zero).open, of(gap).open], [0, null], silent);
    assert.equal(state(of(gap)), 'no answer since 08:00');
    const others = (view: Centre) => view.sources.filter(({ id }) => id !== silent);
    assert.deepEqual(others(zero), others(gap));
    assert.deepEqual(zero.items, gap.items);
    assert.equal(
      others(gap).some(({ open }) => !open),
      false,
    );
  }
});

test('what a silent system sent before stays in the list', () => {
  const view = centre({ ...CAREFUL, silent: 'till' });
  assert.ok(titles(view).includes('Takings are counted'));
  assert.equal(titles(view).includes('Cards are slow'), false);
});

test('a filter is right on one scale, and without it drops the emergency', () => {
  assert.deepEqual(ranks(centre({ ...CAREFUL, least: 13 })), [21, 17, 13]);
  assert.deepEqual(ranks(centre({ ...CAREFUL, least: 17 })), [21, 17]);
  const raw = centre({ pair: true, least: 17 });
  assert.ok(raw.hidden.some(({ title }) => title === 'No power'));
  assert.match(account(raw), /drops “No power”: its 0 is less than 17/);
});

test('what is urgent is so whatever the list takes it to be', () => {
  const urgent = (view: Centre) =>
    view.items
      .filter(isUrgent)
      .map(({ title }) => title)
      .toSorted();
  assert.deepEqual(urgent(centre({ pair: true })), ['No power', 'Two servers are ill']);
  assert.deepEqual(urgent(centre(CAREFUL)), ['No power', 'Two servers are ill']);
});

test('every setting has something to say, and trouble comes first', () => {
  const careful = centre({ ...CAREFUL, silent: 'rota' });
  assert.match(account(careful), /^Rota has not answered since 08:00/);
  const careless = account(centre({ silent: 'rota' }));
  assert.match(careless, /^Rota is silent, and the page counts 0\..*“No power” last/);
  assert.match(account(centre({ silent: 'cold' })), /words go by the alphabet/);
  assert.match(account(centre({ ...CAREFUL, silent: 'cold', least: 17 })), /the gap stays/);
  for (const silent of ['nobody', ...EVERYBODY] as const)
    for (const least of [0, 13, 17] as const)
      for (const gaps of [true, false])
        assert.doesNotMatch(account(centre({ silent, least, gaps })), /undefined|NaN/, `${silent} ${least}`);
});

test('times and the record are in words', () => {
  assert.equal(clock(485), '08:05');
  assert.equal(entry(messages[1]!), '08:12 Cold store 731: 0');
});

test('every scene of the deck shows what it is there for, and says so', () => {
  const scenes = Array.from({ length: LAST_STEP + 1 }, (_, step) => scene(step));
  assert.deepEqual(
    scenes.map((view) => [view.opened, titles(view)[0], view.items.length, view.sources[0]!.open]),
    [
      [false, 'Dishwasher due', 6, 1],
      [true, 'Dishwasher due', 6, 1],
      [true, 'No power', 6, 1],
      [true, 'No power', 5, 1],
      [true, 'No power', 6, 1],
      [true, 'No power', 5, 0],
      [true, 'No power', 5, null],
      [true, 'No power', 2, null],
    ],
  );
  assert.deepEqual(scenes.map(account), [
    'Four systems have something for Ada, in three dialects. Without a list of it all, she looks into four systems.',
    '“Dishwasher due” comes first, “No power” last: to the cold store, 0 is the worst.',
    'On one scale “No power” is 21 and comes first. Two systems use the ID 2041, and both items are there.',
    '“Two servers are ill” is gone, because its ID is 2041, and so is that of “Dishwasher due”.',
    'On one scale “No power” is 21 and comes first. Two systems use the ID 2041, and both items are there.',
    'Rota is silent, and the page counts 0. To Ada that is good news.',
    'Rota has not answered since 08:00, and the page says so. Ada knows what she does not know, and can ask.',
    'Ada filters, and the gap stays: Rota has not answered since 08:00. What is unknown has no severity.',
  ]);
});

test('a step outside the story shows the scene at that end', () => {
  assert.deepEqual(scene(-1), scene(0));
  assert.deepEqual(scene(99), scene(LAST_STEP));
});
