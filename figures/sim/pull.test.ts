import assert from 'node:assert/strict';
import { test } from 'node:test';
import { account } from './pull-words.ts';
import { LAST_STEP, scene } from './pull-scenes.ts';
import { adjust, feed, forward, freshness, news, openFeed, play, start, type World } from './pull.ts';

const PREPARED = { deadlineMs: 1000, fallback: true };

function last(world: World) {
  const view = world.views.at(-1);
  assert.ok(view, 'somebody should have opened the feed');
  return view;
}

function kinds(world: World): string[] {
  return last(world).events.map((event) => event.kind);
}

test('a well HR is asked once per view, and its office comes first', () => {
  const world = play(start(), [{ open: 'ada' }, { open: 'bram' }, { open: 'ada' }]);
  assert.deepEqual(
    world.views.map(({ screen, office }) => [screen, office]),
    [
      ['personal', 'LIS'],
      ['personal', 'GNT'],
      ['personal', 'LIS'],
    ],
  );
  assert.deepEqual(
    world.received.map(({ userId, status }) => [userId, status]),
    [
      ['00107', '200'],
      ['00118', '200'],
      ['00107', '200'],
    ],
  );
  assert.deepEqual(kinds(world), ['opens', 'asks', 'answers', 'shows']);
});

test('the same seed gives the same story, another seed other answer times', () => {
  const acts = [{ open: 'ada' }, { open: 'bram' }] as const;
  const times = (seed: number) => play(start({}, seed), acts).views.map((view) => view.waitedMs);
  assert.deepEqual(times(1), times(1));
  assert.notDeepEqual(times(1), times(2));
});

test('nothing that is handed in changes', () => {
  const frozen = (world: World): World => {
    for (const part of [world, world.settings, world.kept, world.received, world.views]) Object.freeze(part);
    return world;
  };
  const world = frozen(openFeed(frozen(start({ cache: true })), 'ada'));
  assert.equal(openFeed(world, 'bram').views.length, 2);
  assert.equal(world.views.length, 1);
  assert.equal(adjust(world, { hr: 'offline' }).settings.hr, 'offline');
  assert.equal(world.settings.hr, 'well');
});

test('the feed moves one office to the front and keeps the order within both groups', () => {
  assert.deepEqual(feed(null), news);
  assert.deepEqual(
    feed('LIS').map((item) => item.office),
    ['LIS', 'BGO', null, 'GNT'],
  );
  assert.deepEqual(feed('TRS'), news);
});

test('a slow HR keeps the person waiting for as long as it takes, and the clock moves on', () => {
  const before = start({ hr: 'slow', slowMs: 3000 });
  const world = openFeed(before, 'ada');
  const { waitedMs, screen } = last(world);
  assert.equal(screen, 'personal');
  assert.ok(waitedMs !== null && waitedMs > 3000 && waitedMs < 3200, `waited ${waitedMs} ms`);
  assert.equal(world.now, before.now + waitedMs);
});

test('a hanging HR and no deadline: the person waits for ever, fallback or not', () => {
  const world = forward(openFeed(start({ hr: 'hanging', fallback: true }), 'ada'), 30_000);
  assert.equal(last(world).screen, 'waiting');
  assert.equal(last(world).waitedMs, null);
  assert.deepEqual(kinds(world), ['opens', 'asks', 'waiting']);
  assert.deepEqual(
    world.received.map((request) => request.status),
    [null],
  );
  assert.match(account(world), /Ada waits: 30 s by now/);
});

test('a deadline ends the wait at that moment; an answer within it is used', () => {
  const late = openFeed(start({ hr: 'slow', slowMs: 3000, ...PREPARED }), 'ada');
  assert.equal(last(late).waitedMs, 1000);
  assert.equal(last(late).screen, 'general');
  assert.deepEqual(kinds(late), ['opens', 'asks', 'gives-up', 'shows']);

  const inTime = openFeed(start({ hr: 'slow', slowMs: 3000, ...PREPARED, deadlineMs: 4000 }), 'ada');
  assert.equal(last(inTime).screen, 'personal');
});

test('whatever is wrong with HR, a prepared Host shows the general feed and an unprepared one an error', () => {
  for (const hr of ['offline', 'failing', 'hanging'] as const) {
    const prepared = openFeed(start({ hr, ...PREPARED }), 'ada');
    assert.equal(last(prepared).screen, 'general', hr);
    assert.equal(last(prepared).office, null, hr);
    const bare = openFeed(start({ hr, deadlineMs: 1000 }), 'ada');
    assert.equal(last(bare).screen, 'error', hr);
  }
});

test('an offline HR receives nothing, a failing or hanging one does', () => {
  const received = (hr: 'offline' | 'failing' | 'hanging') => openFeed(start({ hr, ...PREPARED }), 'ada').received;
  assert.deepEqual(received('offline'), []);
  assert.equal(received('failing')[0]?.status, '503');
  assert.equal(received('hanging')[0]?.status, null);
});

test('a fresh answer in the cache is used without asking, and nobody waits', () => {
  const world = play(start({ cache: true }), [
    { open: 'ada' },
    { forward: 59_000 },
    { adjust: { hr: 'hanging' } },
    { open: 'ada' },
  ]);
  assert.equal(world.received.length, 1);
  assert.equal(last(world).waitedMs, 0);
  assert.equal(last(world).office, 'LIS');
  assert.deepEqual(kinds(world), ['opens', 'recalls', 'shows']);
});

test('after max-age HR is asked again and its 304 makes the answer fresh for another while', () => {
  const first = play(start({ cache: true }), [{ open: 'ada' }]);
  const stale = forward(first, 60_000);
  assert.equal(freshness(stale.kept['00107 /home-office']!, stale.now), 'stale');
  const renewed = openFeed(stale, 'ada');
  assert.deepEqual(
    renewed.received.map((request) => request.status),
    ['200', '304'],
  );
  assert.equal(openFeed(forward(renewed, 59_000), 'ada').received.length, 2);
});

test('a stale answer helps while HR fails, and not for ever', () => {
  const kept = openFeed(start({ cache: true, ...PREPARED }), 'ada');
  for (const hr of ['offline', 'failing', 'hanging'] as const) {
    const helped = play(kept, [{ forward: 90_000 }, { adjust: { hr } }, { open: 'ada' }]);
    assert.equal(last(helped).office, 'LIS', hr);
    assert.ok(kinds(helped).includes('recalls'), hr);
    const tooLate = play(kept, [{ forward: 661_000 }, { adjust: { hr } }, { open: 'ada' }]);
    assert.equal(last(tooLate).screen, 'general', hr);
  }
});

test('with the user in the key everybody gets their own office; without, somebody else’s', () => {
  const offices = (userInKey: boolean) =>
    play(start({ cache: true, userInKey }), [{ open: 'ada' }, { open: 'bram' }]).views.map((view) => view.office);
  assert.deepEqual(offices(true), ['LIS', 'GNT']);
  assert.deepEqual(offices(false), ['LIS', 'LIS']);
  const mixedUp = play(start({ cache: true, userInKey: false }), [{ open: 'ada' }, { open: 'bram' }]);
  assert.match(account(mixedUp), /Bram works in Ghent/);
});

test('an ETag of another person’s answer is not confirmed', () => {
  const acts = [{ open: 'ada' }, { forward: 60_000 }, { open: 'bram' }] as const;
  const world = play(start({ cache: true, userInKey: false }), acts);
  assert.equal(world.received.at(-1)?.status, '200');
  assert.equal(last(world).office, 'GNT');
});

test('switching the cache or its key empties it; other settings leave it alone', () => {
  const world = openFeed(start({ cache: true }), 'ada');
  assert.equal(Object.keys(adjust(world, { hr: 'offline', fallback: true }).kept).length, 1);
  assert.deepEqual(adjust(world, { userInKey: false }).kept, {});
  assert.deepEqual(adjust(world, { cache: false }).kept, {});
});

test('the clock cannot be set back', () => {
  assert.throws(() => forward(start(), -1), RangeError);
  assert.throws(() => forward(start(), Number.NaN), RangeError);
});

test('every scene of the deck shows what it is there for, and says so', () => {
  const scenes = Array.from({ length: LAST_STEP + 1 }, (_, step) => scene(step));
  assert.deepEqual(
    scenes.map((world) => [last(world).screen, last(world).waitedMs === null, world.received.length]),
    [
      ['waiting', true, 0],
      ['waiting', true, 1],
      ['personal', false, 1],
      ['waiting', true, 1],
      ['error', false, 0],
      ['general', false, 1],
      ['personal', false, 1],
      ['personal', false, 1],
    ],
  );
  assert.deepEqual(scenes.map(account), [
    'Ada opens the feed of The Pass.',
    'The Pass does not know where Ada works, so it asks HR about 00107.',
    'HR answered. Ada waited 0.1 s and sees Lisbon first.',
    'HR took the request and says nothing. The Pass set no deadline, so Ada waits: 30 s by now.',
    'HR is offline, and The Pass has no fallback. Ada sees an error page at once.',
    'HR missed the deadline, so The Pass fell back. Ada waited 1.0 s and sees the general feed.',
    'The Pass had kept HR’s answer and asked nobody. Ada sees Lisbon first at once.',
    'HR is offline, so The Pass used its stale copy, as it may until 09:06:00. Ada sees Lisbon first at once.',
  ]);
});

test('a step outside the story shows the scene at that end', () => {
  assert.deepEqual(scene(-1), scene(0));
  assert.deepEqual(scene(99), scene(LAST_STEP));
});
