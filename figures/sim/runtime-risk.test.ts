import assert from 'node:assert/strict';
import { test } from 'node:test';
import { account, clock, count, isDrowned } from './runtime-risk-words.ts';
import { LAST_STEP, scene } from './runtime-risk-scenes.ts';
import { at, BAR, CAPACITY, DOWN_FROM, DOWN_UNTIL, END, evening, type Evening, type Settings } from './runtime-risk.ts';

const RETRIES = ['none', 'naive', 'jitter'] as const;

function settings(): Partial<Settings>[] {
  return RETRIES.flatMap((retries) =>
    [true, false].flatMap((cache) =>
      [true, false].flatMap((breaker) => [60, 300, 900].map((perMinute) => ({ retries, cache, breaker, perMinute }))),
    ),
  );
}

/** All calls that were received from one second to another. */
function calls({ seconds }: Evening, from: number, until: number): number {
  return seconds.slice(from, until).reduce((sum, { received }) => sum + received, 0);
}

test('on a quiet evening one page is one call, and everybody is answered at once', () => {
  const { seconds, visits } = evening();
  assert.ok(seconds.slice(0, DOWN_FROM).every(({ received, answered }) => received === answered));
  const before = visits.filter(({ from }) => from < DOWN_FROM);
  assert.equal(calls(evening(), 0, DOWN_FROM), before.length);
  assert.ok(before.every(({ from, until, saw }) => from === until && saw === 'new'));
  assert.ok(Math.abs(before.length - 600) < 30, `${before.length} people in two minutes`);
});

test('the same seed gives the same evening, another seed another one', () => {
  assert.deepEqual(evening({}, 1), evening({}, 1));
  assert.notDeepEqual(evening({}, 1).seconds, evening({}, 2).seconds);
});

test('in the outage every call fails, and who does not try again is over it when it is over', () => {
  const { seconds, visits } = evening();
  assert.ok(seconds.slice(DOWN_FROM, DOWN_UNTIL).every(({ answered }) => answered === 0));
  for (const { from, saw } of visits)
    assert.equal(saw, from >= DOWN_FROM && from < DOWN_UNTIL ? 'nothing' : 'new', `at ${from}`);
});

test('naive retries keep the booking system down long after the outage', () => {
  const drowned = evening({ retries: 'naive' });
  assert.ok(drowned.seconds.slice(DOWN_UNTIL).every(({ answered }) => answered === 0));
  assert.ok(calls(drowned, END - 60, END) / 60 > 4 * CAPACITY);
  assert.equal(isDrowned(at(drowned, END)), true);
  assert.equal(isDrowned(at(drowned, DOWN_UNTIL)), false);
  assert.equal(isDrowned(at(evening({ retries: 'naive', perMinute: 60 }), END)), false);
});

test('nobody waits longer than their patience, and a slow answer', () => {
  for (const change of settings())
    for (const { from, until } of evening(change).visits)
      assert.ok(until >= from && until - from <= 23, JSON.stringify({ change, from, until }));
});

test('back-off makes six calls of a failure at most, and lets the booking system recover', () => {
  const recovered = evening({ retries: 'jitter' });
  const people = recovered.visits.filter(({ from }) => from >= DOWN_FROM && from < DOWN_UNTIL).length;
  assert.ok(calls(recovered, DOWN_FROM, DOWN_UNTIL) <= 6 * people);
  assert.equal(isDrowned(at(recovered, END)), false);
  assert.ok(recovered.visits.filter(({ from }) => from > DOWN_UNTIL + 60).every(({ saw }) => saw === 'new'));
});

test('back-off alone does not save it from twice the people', () => {
  assert.equal(isDrowned(at(evening({ retries: 'jitter', perMinute: 600 }), END)), true);
});

test('a breaker lets five failures and then one probe through, and closes again', () => {
  for (const retries of RETRIES) {
    const spared = evening({ retries, breaker: true });
    assert.ok(calls(spared, DOWN_FROM, DOWN_UNTIL) <= 5 + 2, retries);
    assert.equal(spared.seconds[DOWN_FROM + 10]!.breaker, 'open');
    assert.equal(spared.seconds.at(-1)!.breaker, 'closed');
    const probes = spared.seconds.filter(({ breaker }) => breaker === 'half-open');
    assert.ok(probes.length >= 2, 'it is half-open before each probe');
  }
});

test('while the breaker is open nobody waits but whoever tried it', () => {
  const { visits } = evening({ retries: 'naive', breaker: true });
  const refused = visits.filter(({ from }) => from >= DOWN_FROM + 20 && from < DOWN_UNTIL - 20);
  assert.ok(refused.length > 0);
  assert.ok(refused.every(({ saw }) => saw === 'nothing'));
  assert.ok(refused.filter(({ from, until }) => until > from).length <= 1);
});

test('with a cache one call serves everybody for half a minute, and nobody is ever without numbers', () => {
  for (const retries of RETRIES) {
    const cached = evening({ retries, cache: true });
    assert.ok(calls(cached, 0, DOWN_FROM) <= 5, `${calls(cached, 0, DOWN_FROM)} calls in two minutes`);
    assert.equal(
      cached.visits.some(({ saw }) => saw === 'nothing'),
      false,
    );
    assert.ok(cached.visits.some(({ saw }) => saw === 'old'));
    for (const { saw, until, asOf } of cached.visits)
      if (saw === 'new') assert.ok(until - asOf! < 30, `numbers of ${asOf} at ${until}`);
  }
});

test('with repetitions and a cache there is one call at a time', () => {
  for (const retries of ['naive', 'jitter'] as const)
    assert.ok(evening({ retries, cache: true, perMinute: 900 }).seconds.every(({ received }) => received <= 1));
});

test('everybody sees something in the end, but for those who still wait', () => {
  for (const change of settings()) {
    const { visits } = evening(change);
    const early = visits.filter(({ from }) => from < END - 30).length;
    const expected = (change.perMinute! / 60) * (END - 30);
    assert.ok(Math.abs(early - expected) < expected * 0.06, `${early} of about ${expected}`);
    for (const { saw, asOf } of visits) assert.equal(asOf === null, saw === 'nothing');
  }
});

test('a moment shows what was so far, and no more', () => {
  const played = evening({ retries: 'naive' });
  const start = at(played, 0);
  assert.deepEqual([start.bars, start.rate, start.received, start.last], [[], 0, 0, undefined]);
  const middle = at(played, 150);
  assert.equal(middle.bars.length, 150 / BAR);
  assert.equal(middle.received, calls(played, 0, 150));
  assert.ok(middle.last!.until < 150);
  const end = at(played, END);
  const people = Object.values(end.saw).reduce((sum, number) => sum + number);
  assert.equal(people, played.visits.filter(({ until }) => until < END).length);
  assert.ok(end.bars.every(({ received, answered }) => answered <= received));
});

test('times and counts are in words, and every moment has something to say', () => {
  assert.equal(clock(165), '18:02');
  assert.deepEqual([7, 470, 4429, 50_448].map(count), ['7', '470', '4\u202f429', '50\u202f448']);
  for (const change of settings()) {
    const played = evening(change);
    for (let now = 0; now <= END; now += BAR)
      assert.doesNotMatch(account(at(played, now)), /undefined|NaN|Infinity/, `${JSON.stringify(change)} at ${now}`);
  }
  const lateProbe = at(evening({ retries: 'naive', breaker: true, perMinute: 900 }), 525);
  assert.match(account(lateProbe), /the breaker does not know it yet/);
  assert.match(account(at(evening({ retries: 'naive' }), 240)), /ended 1 minute ago/);
});

test('every scene of the deck shows what it is there for, and says so', () => {
  const scenes = Array.from({ length: LAST_STEP + 1 }, (_, step) => scene(step));
  assert.deepEqual(
    scenes.map((moment) => [moment.last?.saw, moment.breaker, isDrowned(moment)]),
    [
      ['new', 'closed', false],
      ['nothing', 'closed', false],
      ['nothing', 'closed', false],
      ['nothing', 'closed', true],
      ['new', 'closed', false],
      ['nothing', 'closed', true],
      ['nothing', 'open', false],
      ['new', 'closed', false],
      ['old', 'open', false],
      ['new', 'closed', false],
    ],
  );
  assert.deepEqual(
    scenes.map((moment) => account(moment).replaceAll('\u202f', ' ')),
    [
      '300 people a minute open the page, so the booking system gets 5 calls a second. It can answer 20.',
      'The booking system is down and gets 5 calls a second. The Pass gives up. People see no numbers.',
      'The booking system is down and gets 103 calls a second. Each page asks again every second. People see no numbers.',
      'The outage lasted a minute and ended 7 minutes ago. The booking system still answers nobody: of 101 calls a second, nearly all are repetitions.',
      'The outage is over, and all is well again. 261 of 3 013 people saw no numbers.',
      'The outage lasted a minute and ended 7 minutes ago. The booking system still answers nobody: of 61 calls a second, nearly all are repetitions.',
      'The booking system is down. After five failures the breaker opened; now one call in 30 seconds goes out, as a probe. People see no numbers.',
      'The outage is over, and all is well again. 607 of 6 075 people saw no numbers.',
      'The booking system is down. After five failures the breaker opened; now one call in 30 seconds goes out, as a probe. People see the numbers of 18:01.',
      'The outage is over. Nobody was without numbers: 639 of 6 070 people saw old ones.',
    ],
  );
});

test('a step outside the story shows the scene at that end', () => {
  assert.deepEqual(scene(-1), scene(0));
  assert.deepEqual(scene(99), scene(LAST_STEP));
});
