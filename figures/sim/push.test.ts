import assert from 'node:assert/strict';
import { test } from 'node:test';
import { account, clock, delivery, entry, outage } from './push-words.ts';
import { LAST_STEP, scene } from './push-scenes.ts';
import { at, CRASH_AT, next, RESTART_AT, story, type AgencyState, type Settings, type Story } from './push.ts';

const AGENCIES: readonly AgencyState[] = ['well', 'offline', 'forgetful'];
const SEEDS = Array.from({ length: 200 }, (_, index) => index + 1);

function outcomes({ attempts }: Story): string[] {
  return attempts.map(({ outcome }) => outcome);
}

/** The state of things when a story is over. */
function ending(settings: Partial<Settings>) {
  const told = story(settings);
  return at(told, told.end);
}

test('a well agency publishes at once, with an outbox or without', () => {
  for (const outbox of [true, false]) assert.deepEqual(outcomes(story({ outbox })), ['published']);
});

test('without an outbox an offline agency never hears of it: published here, never there', () => {
  const told = story({ agency: 'offline' });
  assert.deepEqual(outcomes(told), ['refused']);
  const moment = at(told, told.end);
  assert.equal(moment.publishedAt, null);
  assert.equal(moment.dueAt, null);
  assert.match(account(moment), /Published here, never there/);
});

test('with an outbox the message outlives every outage that the figure offers, crash or not', () => {
  for (const crash of [true, false])
    for (let backAt = 2; backAt <= 19; backAt++)
      for (const seed of SEEDS) {
        const told = story({ agency: 'offline', backAt, crash, outbox: true }, seed);
        const name = `back at ${backAt}, crash ${crash}, seed ${seed}`;
        assert.equal(outcomes(told).at(-1), 'published', name);
        assert.ok(told.attempts.at(-1)!.at >= backAt, name);
        assert.equal(at(told, told.end).row, 'sent', name);
      }
});

test('each wait is longer than the one before', () => {
  for (const seed of SEEDS) {
    const times = story({ agency: 'offline', backAt: 19, outbox: true }, seed).attempts.map((attempt) => attempt.at);
    const waits = times.slice(1).map((time, index) => time - times[index]!);
    assert.ok(waits.length >= 3, `seed ${seed}`);
    for (const [index, wait] of waits.slice(1).entries())
      assert.ok(wait > waits[index]!, `seed ${seed}: ${waits.join(', ')}`);
  }
});

test('the same seed gives the same story, another seed other waits', () => {
  const times = (seed: number) =>
    story({ agency: 'offline', outbox: true }, seed).attempts.map((attempt) => attempt.at);
  assert.deepEqual(times(1), times(1));
  assert.notDeepEqual(times(1), times(2));
});

test('a lost answer leads to a second delivery and to one effect', () => {
  const told = story({ agency: 'forgetful', outbox: true });
  assert.deepEqual(outcomes(told), ['lost', 'known']);
  const between = at(told, 2);
  assert.equal(between.row, 'waiting');
  assert.equal(between.publishedAt, told.attempts[0]!.at);
  assert.equal(at(told, told.end).publishedAt, told.attempts[0]!.at);
  assert.equal(at(told, told.end).row, 'sent');
});

test('without an outbox a lost answer stays lost, and The Pass does not know that it was heard', () => {
  const moment = ending({ agency: 'forgetful' });
  assert.equal(moment.attempts.length, 1);
  assert.notEqual(moment.publishedAt, null);
  assert.match(account(moment), /does not know/);
});

test('a crash after the save: the row outlives it, and a message in memory does not', () => {
  for (const agency of AGENCIES) {
    assert.deepEqual(story({ agency, crash: true }).attempts, [], agency);
    const told = story({ agency, crash: true, outbox: true });
    assert.ok(told.attempts[0]!.at > RESTART_AT, agency);
    assert.notEqual(at(told, told.end).publishedAt, null, agency);
  }
});

test('The Pass is down between crash and restart, and only then', () => {
  const told = story({ crash: true, outbox: true });
  const down = [0, CRASH_AT, RESTART_AT - 0.1, RESTART_AT].map((time) => at(told, time).down);
  assert.deepEqual(down, [false, true, true, false]);
  assert.equal(at(story(), CRASH_AT).down, false);
});

test('a moment knows only what has happened by then', () => {
  const told = story({ agency: 'offline', outbox: true });
  assert.deepEqual(at(told, 0).attempts, []);
  assert.equal(at(told, 0).dueAt, told.attempts[0]!.at);
  const second = told.attempts[1]!;
  assert.equal(at(told, second.at).attempts.length, 2);
  assert.equal(at(told, second.at).dueAt, second.nextAt);
  assert.equal(at(told, second.at - 0.01).attempts.length, 1);
});

test('stepping visits everything that happens, and ends', () => {
  const visited = (settings: Partial<Settings>): number[] => {
    const told = story(settings);
    const times = [0];
    while (times.at(-1)! < told.end) times.push(next(told, times.at(-1)!));
    assert.equal(next(told, told.end), told.end);
    return times.map(Math.floor);
  };
  assert.deepEqual(visited({}), [0, 1, 12]);
  assert.deepEqual(visited({ crash: true, outbox: true }), [0, 0, 3, 4, 12]);
  assert.deepEqual(visited({ agency: 'offline', outbox: true }), [0, 1, 3, 9, 12, 21, 30]);
});

test('what Sigrid reads below her article', () => {
  assert.equal(delivery(ending({})), 'Agency: not tracked');
  assert.equal(delivery(at(story({ outbox: true }), 0)), 'Agency: waiting, due 09:01');
  assert.equal(delivery(ending({ outbox: true })), 'Agency: delivered 09:01');
});

test('what the account says between attempts', () => {
  const outage = story({ agency: 'offline', outbox: true });
  assert.match(account(at(outage, 2)), /^The agency is offline\. The Pass keeps the row and tries again at 09:03\.$/);
  assert.match(account(at(outage, 13)), /^The Pass tried 3 times and keeps the row\. The agency is back: next attempt/);
  assert.match(account(at(story({ agency: 'offline' }), 2)), /offline and the message is gone/);
  assert.match(account(at(story({ agency: 'offline' }), 20)), /The agency is back, and nobody sends it anything/);
  assert.match(account(at(story({ crash: true, outbox: true }), RESTART_AT)), /so is the row: the message is due/);
  assert.match(account(at(story({ crash: true }), CRASH_AT)), /The message was in memory only/);
});

test('the agency’s side in words', () => {
  assert.deepEqual(story({ agency: 'forgetful', outbox: true }).attempts.map(entry), [
    '09:01 msg_31: published, answer lost',
    '09:03 msg_31: known ID, 200',
  ]);
  const told = story({ agency: 'offline' });
  assert.deepEqual(told.attempts.map(entry), ['09:01 msg_31: refused']);
  assert.deepEqual(
    [0, 12].map((time) => outage(at(told, time))),
    ['offline until 09:12', 'back since 09:12'],
  );
  assert.equal(outage(at(story(), 0)), 'nothing received');
  assert.equal(outage(ending({ agency: 'forgetful', outbox: true })), 'published 09:01, received twice');
});

test('the clock starts at nine and passes the hour', () => {
  assert.deepEqual([0, 3.7, 59.9, 75].map(clock), ['09:00', '09:03', '09:59', '10:15']);
});

test('every scene of the deck shows what it is there for, and says so', () => {
  const scenes = Array.from({ length: LAST_STEP + 1 }, (_, step) => scene(step));
  assert.deepEqual(
    scenes.map(({ row, attempts, publishedAt }) => [row, attempts.length, publishedAt !== null]),
    [
      ['none', 0, false],
      ['none', 1, true],
      ['none', 1, false],
      ['none', 0, false],
      ['waiting', 0, false],
      ['waiting', 3, false],
      ['sent', 4, true],
      ['waiting', 0, false],
      ['sent', 1, true],
      ['waiting', 1, true],
      ['sent', 2, true],
    ],
  );
  assert.deepEqual(scenes.map(account), [
    'Sigrid publishes. The Pass saves the article, and has a message in memory for the agency.',
    'The agency answered 200 and published the press release.',
    'The agency is back and has been for 18 minutes, and nobody sends it anything. Published here, never there.',
    'The Pass is back and the article is there. Nobody remembers the message: published here, never there.',
    'Sigrid publishes. The Pass saves the article and a row in its outbox together: both, or neither.',
    'The Pass tried 3 times and keeps the row. Each wait is longer than the last: next attempt at 09:21.',
    'At 09:21 the message got through: the same message, the same ID. Sigrid did nothing for it.',
    'The Pass crashed before it sent anything. The article and the row in the outbox are on its disk.',
    'At 09:04 the message got through: the same message, the same ID. The row had outlived the crash.',
    'The agency published it, but its answer got lost. The Pass cannot know that, so it will send the message again.',
    'The message came a second time. The agency knew its ID, published nothing, and answered 200. That is how one message has one effect.',
  ]);
});

test('a step outside the story shows the scene at that end', () => {
  assert.deepEqual(scene(-1), scene(0));
  assert.deepEqual(scene(99), scene(LAST_STEP));
});
