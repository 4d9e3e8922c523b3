import assert from 'node:assert/strict';
import { test } from 'node:test';
import { account, entry, morning, night } from './embed-words.ts';
import { LAST_STEP, scene } from './embed-scenes.ts';
import { fillIn, nextNight, openReports, published, REPS, start, type Edition, type Way, type World } from './embed.ts';

const EDITIONS: readonly Edition[] = ['usual', 'renamed', 'hostile', 'offline'];
const WAYS: readonly Way[] = ['inlined', 'framed', 'sandboxed'];

function opened(edition: Edition, way: Way): World {
  return openReports(start({ edition, way }));
}

function viewOf({ view }: World) {
  assert.ok(view, 'Ada should have opened the page');
  return view;
}

function got(world: World): string[] {
  return world.received.map(({ what }) => what);
}

test('whatever the Remote publishes is on the page, cell for cell', () => {
  for (const edition of EDITIONS)
    for (const way of WAYS) {
      const world = opened(edition, way);
      assert.deepEqual(viewOf(world).report, published(world), `${edition}, ${way}`);
    }
});

test('every file lists every representative, with calls and a wait that a person can read', () => {
  for (let seed = 1; seed < 200; seed++) {
    const { rows } = published(start({}, seed))!;
    assert.deepEqual(
      rows.map(([rep]) => rep),
      REPS,
    );
    for (const [, calls, wait] of rows) {
      assert.match(calls, /^[2-5]\d$/);
      assert.match(wait, /^[01]:[0-5]\d$/);
    }
  }
});

test('the next night brings other figures, and the page shows them without a change to it', () => {
  const first = opened('usual', 'framed');
  const second = openReports(nextNight(first));
  assert.equal(second.night, 1);
  assert.notDeepEqual(viewOf(second).report, viewOf(first).report);
  assert.deepEqual(second.settings, first.settings);
});

test('the same seed writes the same files, another seed others', () => {
  const files = (seed: number) => [start({}, seed), nextNight(start({}, seed))].map(published);
  assert.deepEqual(files(1), files(1));
  assert.notDeepEqual(files(1), files(2));
});

test('a renamed column is shown as it is, and nothing else changes', () => {
  const [usual, renamed] = (['usual', 'renamed'] as const).map((edition) => viewOf(opened(edition, 'framed')).report!);
  assert.deepEqual(renamed!.columns, ['Rep', 'Conversations', 'Wait']);
  assert.deepEqual(renamed!.rows, usual!.rows);
});

test('an inlined file is fetched by The Pass, a framed one by the browser', () => {
  const asks = WAYS.map((way) => opened('usual', way).received.map(({ from }) => from));
  assert.deepEqual(asks, [['The Pass'], ['Ada’s browser'], ['Ada’s browser']]);
});

test('an offline Remote receives nothing, and Ada still has the page around the gap', () => {
  for (const way of WAYS) {
    const world = opened('offline', way);
    assert.deepEqual(got(world), [], way);
    assert.equal(viewOf(world).state, 'missing', way);
  }
});

test('a hostile script reads the session when it is inlined, and in no frame', () => {
  assert.deepEqual(got(opened('hostile', 'inlined')), ['request', 'session']);
  assert.deepEqual(got(opened('hostile', 'framed')), ['request']);
  assert.deepEqual(got(opened('hostile', 'sandboxed')), ['request']);
  assert.deepEqual(got(opened('usual', 'inlined')), ['request']);
});

test('a form is sent from everywhere but the sandbox', () => {
  const outcomes = WAYS.map((way) => {
    const world = fillIn(opened('hostile', way));
    return [viewOf(world).form, got(world).includes('password')];
  });
  assert.deepEqual(outcomes, [
    ['sent', true],
    ['sent', true],
    ['stopped', false],
  ]);
});

test('where there is no form, none can be filled in', () => {
  assert.throws(() => fillIn(start({ edition: 'hostile' })), /no form/);
  assert.throws(() => fillIn(opened('usual', 'framed')), /no form/);
  assert.throws(() => fillIn(opened('offline', 'inlined')), /no form/);
});

test('nothing that is handed in changes', () => {
  const frozen = (world: World): World => {
    for (const part of [world, world.settings, world.figures, world.received, world.view]) Object.freeze(part);
    return world;
  };
  const world = frozen(openReports(frozen(start({ edition: 'hostile' }))));
  assert.equal(fillIn(world).received.length, 2);
  assert.equal(nextNight(world).view, null);
  assert.deepEqual(got(world), ['request']);
});

test('days follow each other, and the Remote’s record says who came', () => {
  assert.deepEqual(
    [night(0), morning(0), night(6), morning(6)],
    ['Sunday night', 'Monday, 07:30', 'Saturday night', 'Sunday, 07:30'],
  );
  assert.deepEqual(opened('hostile', 'inlined').received.map(entry), [
    'The Pass asked for the file',
    'Ada’s session, from her browser',
  ]);
});

test('what looks different is told differently', () => {
  const accounts = EDITIONS.flatMap((edition) => WAYS.map((way) => account(opened(edition, way))));
  const distinct = new Set(accounts);
  // In both kinds of frame the peaceful editions and the gap look the same, and a renamed column does everywhere.
  assert.equal(distinct.size, 8);
  assert.match(account(fillIn(opened('hostile', 'inlined'))), /no reason to doubt/);
  assert.match(account(fillIn(opened('hostile', 'sandboxed'))), /nothing left her browser/);
});

test('every scene of the deck shows what it is there for, and says so', () => {
  const scenes = Array.from({ length: LAST_STEP + 1 }, (_, step) => scene(step));
  assert.deepEqual(
    scenes.map((world) => [world.view?.way, world.view?.state, got(world).join(' ')]),
    [
      [undefined, undefined, ''],
      ['framed', 'empty', ''],
      ['framed', 'shown', 'request'],
      ['framed', 'shown', 'request request'],
      ['framed', 'shown', 'request'],
      ['framed', 'missing', ''],
      ['inlined', 'shown', 'request session'],
      ['framed', 'shown', 'request password'],
      ['sandboxed', 'shown', 'request'],
    ],
  );
  assert.deepEqual(
    scenes.map(({ night: count }) => morning(count).split(',')[0]),
    ['Monday', 'Monday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Friday', 'Friday'],
  );
  assert.deepEqual(scenes.map(account), [
    'In the night the guest line’s system wrote a file: who took how many calls. Nobody has looked yet.',
    'The Pass sends Ada its page. In the frame there is an address, and nothing else yet.',
    'Ada’s browser fetches the file and shows it in the frame. The Pass has not read a word of it.',
    'Another night, another file, the same page. Nobody touched The Pass.',
    'The guest line’s system calls a column “Conversations” now. The Pass shows that, too: it never knew what “Calls” meant.',
    'The guest line’s system is offline, so the frame stays empty. The page around it is whole.',
    'The Pass pasted the file into its own page, script and all. The script runs as if The Pass had written it: it read Ada’s session and sent it away.',
    'Ada typed her password, and it went to whoever wrote the file. A plain frame sends forms.',
    'In the sandbox no script runs and no form is sent. Ada still sees what the file says, true or not: The Pass cannot tell.',
  ]);
});

test('a step outside the story shows the scene at that end', () => {
  assert.deepEqual(scene(-1), scene(0));
  assert.deepEqual(scene(99), scene(LAST_STEP));
});
