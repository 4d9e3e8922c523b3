import assert from 'node:assert/strict';
import { test } from 'node:test';
import { account, entry, origin } from './clone-words.ts';
import { LAST_STEP, scene } from './clone-scenes.ts';
import {
  BETTER_TITLE,
  deliver,
  edit,
  HEADLINE,
  isCopy,
  KEY,
  leads,
  outdated,
  play,
  reClone,
  start,
  type Act,
  type Settings,
  type World,
} from './clone.ts';

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
      [31, HEADLINE],
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
  assert.equal(clones(play({ key: true }, [1, 2, 1]))[0]!.lead, leads[1]);
});

test('a careful website leaves alone what is there, and notes what is newer', () => {
  assert.deepEqual(outcomesOf(PREPARED, [1, 1, 2, 1, 2]), ['created', 'ignored', 'noted', 'ignored', 'ignored']);
  const [item] = clones(play(PREPARED, [1, 2, 1]));
  assert.deepEqual([item!.lead, item!.version, item!.latest], [leads[1], 1, 2]);
  assert.deepEqual(outcomesOf(PREPARED, [2, 1]), ['created', 'ignored']);
});

test('what an editor wrote is kept by a careful website, and lost by one with only a key', () => {
  const kept = play(PREPARED, [1, 'edit', 2]);
  assert.equal(clones(kept)[0]!.title, BETTER_TITLE);
  assert.equal(kept.deliveries.at(-1)!.outcome, 'noted');
  const lost = play({ key: true }, [1, 'edit', 2]);
  assert.deepEqual([clones(lost)[0]!.title, clones(lost)[0]!.lead], [HEADLINE, leads[2]]);
  assert.equal(lost.deliveries.at(-1)!.outcome, 'overwrote');
});

test('cloned again, the lead is the source’s and the title the editor’s', () => {
  const world = play(PREPARED, [1, 'edit', 2, 're-clone']);
  assert.deepEqual([clones(world)[0]!.title, clones(world)[0]!.lead], [BETTER_TITLE, leads[2]]);
  assert.equal(outdated(world), undefined);
  assert.deepEqual(outcomesOf(PREPARED, [1, 2, 're-clone', 're-clone', 1]), [
    'created',
    'noted',
    'refreshed',
    'ignored',
  ]);
});

test('there is something to ask for only when a newer version waits', () => {
  const waiting = (settings: Partial<Settings>, acts: readonly Act[]) => outdated(play(settings, acts))?.id;
  assert.equal(waiting(PREPARED, [1, 2]), 31);
  assert.equal(waiting(PREPARED, [1, 1]), undefined);
  assert.equal(waiting(PREPARED, [2, 1]), undefined);
  assert.equal(waiting({ key: true }, [1, 2]), undefined);
  assert.equal(waiting({}, [1, 2]), undefined);
  const nothing = play({}, [1, 're-clone']);
  assert.deepEqual(nothing.items, play({}, [1]).items);
  assert.match(account(nothing), /nothing newer/);
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
  assert.equal(reClone(frozen(deliver(frozen(play(PREPARED, [1])), 2))).items[0]!.version, 2);
  assert.equal(edit(world).items[0]!.edited, true);
  assert.equal(world.items[0]!.edited, false);
  assert.equal(world.items[0]!.version, 1);
});

test('where an item comes from, as the website knows it', () => {
  const origins = (world: World) => world.items.map((item) => origin(world, item));
  assert.deepEqual(origins(play({}, [1])), ['no key', 'typed in']);
  assert.deepEqual(origins(play(PREPARED, [1])), [KEY, 'typed in']);
  assert.deepEqual(origins(play(PREPARED, [1, 'edit'])), ['title edited by hand', 'typed in']);
  assert.deepEqual(origins(play({ ...PREPARED, unplugged: true }, [1])), ['its own, for good', 'typed in']);
});

test('the record and the account name versions and items', () => {
  assert.deepEqual(play(PREPARED, [1, 2, 1, 're-clone']).deliveries.map(entry), [
    'Version 1: item 31 created',
    'Version 2: item 31 left alone',
    'Version 1: item 31 left alone',
    'Version 2: item 31 cloned again',
  ]);
  assert.match(account(play({}, [1, 1, 1])), /made item 33\. Guests read it 3 times/);
  assert.match(account(play({}, [1, 2])), /Guests read two dates/);
  assert.match(account(play({ key: true }, [1, 2])), /says 19 April now/);
  assert.match(account(play(PREPARED, [1, 1])), /came again\. The key leads to item 31, which stays/);
  assert.match(account(play(PREPARED, [1, 2, 1])), /came late\. The key leads to item 31, which stays/);
  assert.match(account(play(PREPARED, [1, 'edit'])), /no harder than with any other/);
});

test('every scene of the deck shows what it is there for, and says so', () => {
  const scenes = Array.from({ length: LAST_STEP + 1 }, (_, step) => scene(step));
  assert.deepEqual(
    scenes.map((world) => [clones(world).map(({ title, lead }) => [title, lead]), world.deliveries.at(-1)?.outcome]),
    [
      [[], undefined],
      [[[HEADLINE, leads[1]]], 'created'],
      [
        [
          [HEADLINE, leads[1]],
          [HEADLINE, leads[1]],
        ],
        'created',
      ],
      [[[HEADLINE, leads[1]]], 'repeated'],
      [[[HEADLINE, leads[1]]], 'rolled-back'],
      [[[HEADLINE, leads[2]]], 'overwrote'],
      [[[BETTER_TITLE, leads[1]]], 'noted'],
      [[[BETTER_TITLE, leads[2]]], 'refreshed'],
      [[[BETTER_TITLE, leads[2]]], 'refreshed'],
    ],
  );
  assert.deepEqual(scenes.map(account), [
    'Sigrid publishes an article in the folder “External Comms” of The Pass. The website does not have it yet.',
    'The article becomes item 31 of the website’s news. No guest can tell it from item 30, which was typed in.',
    'Version 1 came again. Nothing told the website that it had the article, so it made item 32. Guests read it twice.',
    'Version 1 came again. The key led to item 31, so there is still one.',
    'Version 1 came late and overwrote version 2. The website says 12 April again, and guests will find an empty quay.',
    'Version 2 came, and the title that an editor had given item 31 is gone.',
    'Version 2 has come, and item 31 stays as it is. The website knows of something newer, and waits until an editor asks for it.',
    'An editor asked for version 2. The text belongs to its source, so item 31 says 19 April now. The title belongs to the website, so it stays.',
    'The Pass is switched off for good. Guests read what they read before, and an editor can go on changing it: it is the website’s own.',
  ]);
});

test('a step outside the story shows the scene at that end', () => {
  assert.deepEqual(scene(-1), scene(0));
  assert.deepEqual(scene(99), scene(LAST_STEP));
});
