import assert from 'node:assert/strict';
import { test } from 'node:test';
import { account, entry, origin } from './clone-words.ts';
import { LAST_STEP, scene } from './clone-scenes.ts';
import { deliver, edit, isCopy, KEY, play, start, titles, type Act, type Settings, type World } from './clone.ts';

const PREPARED = { key: true, careful: true };

/** The items that came from The Pass, newest first. */
function clones({ items }: World) {
  return items.filter(({ version }) => version !== null);
}

function outcomesOf(settings: Partial<Settings>, acts: readonly Act[]): string[] {
  return play(settings, acts).deliveries.map(({ outcome }) => outcome);
}

test('a delivery becomes an item with an ID of the website’s own, above what was there', () => {
  const world = play({}, [1]);
  assert.deepEqual(
    world.items.map(({ id, title }) => [id, title]),
    [
      [31, titles[1]],
      [30, 'A table by the window'],
    ],
  );
});

test('without a key every delivery makes another item', () => {
  const world = play({}, [1, 1, 2]);
  assert.deepEqual(
    clones(world).map(({ id, version, key }) => [id, version, key]),
    [
      [33, 2, null],
      [32, 1, null],
      [31, 1, null],
    ],
  );
});

test('with a key there is one item, whatever arrives and how often', () => {
  for (const careful of [true, false])
    for (const acts of [
      [1, 1],
      [1, 2, 1],
      [2, 1, 1, 2],
      [1, 'edit', 2],
    ] as const) {
      const world = play({ key: true, careful }, acts);
      assert.equal(clones(world).length, 1, acts.join());
      assert.equal(clones(world)[0]!.key, KEY);
    }
});

test('a key alone lets a late version roll the item back', () => {
  assert.deepEqual(outcomesOf({ key: true }, [1, 2, 1, 1]), ['created', 'updated', 'rolled-back', 'repeated']);
  assert.equal(clones(play({ key: true }, [1, 2, 1]))[0]!.title, titles[1]);
});

test('a careful website updates to what is newer and leaves the rest alone', () => {
  assert.deepEqual(outcomesOf(PREPARED, [1, 1, 2, 1, 2]), [
    'created',
    'ignored-known',
    'updated',
    'ignored-known',
    'ignored-known',
  ]);
  assert.equal(clones(play(PREPARED, [1, 2, 1]))[0]!.title, titles[2]);
  assert.deepEqual(outcomesOf(PREPARED, [2, 1]), ['created', 'ignored-known']);
});

test('what an editor wrote is kept by a careful website, and lost by one with only a key', () => {
  const kept = play(PREPARED, [1, 'edit', 2]);
  assert.equal(clones(kept)[0]!.title, 'Monday lunch from 9 March');
  assert.equal(kept.deliveries.at(-1)!.outcome, 'ignored-edited');
  const lost = play({ key: true }, [1, 'edit', 2]);
  assert.equal(clones(lost)[0]!.title, titles[2]);
  assert.equal(lost.deliveries.at(-1)!.outcome, 'overwrote');
});

test('an editor changes one item, and no other', () => {
  const world = play({}, [1, 1, 'edit']);
  assert.deepEqual(
    world.items.map(({ edited }) => edited),
    [true, false, false],
  );
  assert.throws(() => edit(start()), /Nothing has been cloned/);
});

test('unplugging takes nothing away: every item stays and stops being a copy', () => {
  for (const acts of [[1], [1, 1], [1, 2], [1, 2, 'edit']] as const) {
    const before = play(PREPARED, acts);
    const after = play({ ...PREPARED, unplugged: true }, acts);
    assert.deepEqual(after.items, before.items);
    assert.equal(
      after.items.some((item) => isCopy(after, item)),
      false,
    );
  }
});

test('an item is a copy until somebody edits it; one that was typed in never is', () => {
  const copies = (world: World) => world.items.map((item) => isCopy(world, item));
  assert.deepEqual(copies(play(PREPARED, [1])), [true, false]);
  assert.deepEqual(copies(play(PREPARED, [1, 'edit'])), [false, false]);
  assert.deepEqual(copies(play({ key: true }, [1, 'edit', 1])), [true, false]);
});

test('The Pass holds the newest version it ever sent, late deliveries or not', () => {
  assert.deepEqual(
    ([[], [1], [1, 2], [1, 2, 1]] as const).map((acts) => play({}, acts).held),
    [1, 1, 2, 2],
  );
});

test('nothing that is handed in changes', () => {
  const frozen = (world: World): World => {
    for (const part of [world, world.settings, world.items, world.deliveries, ...world.items]) Object.freeze(part);
    return world;
  };
  const world = frozen(deliver(frozen(start({ key: true })), 1));
  assert.equal(deliver(world, 2).items[0]!.version, 2);
  assert.equal(edit(world).items[0]!.edited, true);
  assert.equal(world.items[0]!.edited, false);
  assert.equal(world.items[0]!.version, 1);
});

test('where an item comes from, as the website knows it', () => {
  const origins = (world: World) => world.items.map((item) => origin(world, item));
  assert.deepEqual(origins(play({}, [1])), ['no key', 'typed in']);
  assert.deepEqual(origins(play(PREPARED, [1])), [KEY, 'typed in']);
  assert.deepEqual(origins(play(PREPARED, [1, 'edit'])), ['edited by hand', 'typed in']);
  assert.deepEqual(origins(play({ ...PREPARED, unplugged: true }, [1])), ['its own now', 'typed in']);
});

test('the record and the account name versions and items', () => {
  assert.deepEqual(play(PREPARED, [1, 2, 1]).deliveries.map(entry), [
    'Version 1: item 31 created',
    'Version 2: item 31 updated',
    'Version 1: item 31 left alone',
  ]);
  assert.match(account(play({}, [1, 1, 1])), /made item 33\. Guests read it 3 times/);
  assert.match(account(play({}, [1, 2])), /Guests read two dates/);
  assert.match(account(play(PREPARED, [1, 1])), /came again\. Item 31 is as new already/);
  assert.match(account(play({ key: true }, [1, 'edit', 2])), /what the editor had written in item 31 is gone/);
  assert.match(account(play(PREPARED, [1, 'edit', 2])), /belongs to the website/);
});

test('every scene of the deck shows what it is there for, and says so', () => {
  const scenes = Array.from({ length: LAST_STEP + 1 }, (_, step) => scene(step));
  assert.deepEqual(
    scenes.map((world) => [clones(world).map(({ title }) => title), world.deliveries.at(-1)?.outcome]),
    [
      [[], undefined],
      [[titles[1]], 'created'],
      [[titles[1], titles[1]], 'created'],
      [[titles[1]], 'repeated'],
      [[titles[2]], 'updated'],
      [[titles[1]], 'rolled-back'],
      [[titles[2]], 'ignored-known'],
      [['Monday lunch from 16 March'], 'updated'],
      [[titles[2]], 'updated'],
    ],
  );
  assert.deepEqual(scenes.map(account), [
    'Sigrid publishes an article in the folder “External Comms” of The Pass. The website does not have it yet.',
    'The article becomes item 31 of the website’s news. No guest can tell it from item 30, which was typed in.',
    'Version 1 came again. Nothing told the website that it had the article, so it made item 32. Guests read it twice.',
    'Version 1 came again. The key led to item 31, so there is still one.',
    'Version 2 arrives. The key leads to item 31, which says 16 March now.',
    'Version 1 came late and overwrote version 2. The website says 9 March again, and guests will find the door locked.',
    'Version 1 came late. Item 31 is as new already, so the website leaves it alone.',
    'An editor of the website changes the item. It is a native item, so that is no harder than with any other.',
    'The Pass is switched off for good. What was cloned lives on. It can be edited like any other item, for it is the website’s own.',
  ]);
});

test('a step outside the story shows the scene at that end', () => {
  assert.deepEqual(scene(-1), scene(0));
  assert.deepEqual(scene(99), scene(LAST_STEP));
});
