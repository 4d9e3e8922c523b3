import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Clock, SEEDED_MOMENT } from './clock.ts';

test('a clock stands still at the seeded moment', () => {
  assert.equal(new Clock().now(), SEEDED_MOMENT);
  assert.equal(new Date(SEEDED_MOMENT).toISOString(), '2026-03-02T08:55:00.000Z');
});

test('it can be set forward, again and again', () => {
  const clock = new Clock(1_000);
  clock.advance(500);
  clock.advance(0);
  clock.advance(60_000);
  assert.equal(clock.now(), 61_500);
});

test('now() can be handed on by itself', () => {
  const { now } = new Clock(7);
  assert.equal(now(), 7);
});

test('passing time is added to what it was set to, in whole milliseconds', () => {
  let passed = 0;
  const clock = new Clock(1_000, () => passed);
  passed = 2.4;
  assert.equal(clock.now(), 1_002);
  clock.advance(10);
  passed = 100;
  assert.equal(clock.now(), 1_110);
});

test('sleepers wake when the clock has gone on for long enough, the first to be due first', async () => {
  const clock = new Clock(0);
  const woken: string[] = [];
  const late = clock.sleep(300).then(() => woken.push('late'));
  const early = clock.sleep(100).then(() => woken.push('early'));
  assert.equal(clock.nextDue, 100);
  clock.advance(99);
  await Promise.resolve();
  assert.deepEqual(woken, []);
  clock.advance(500);
  await Promise.all([late, early]);
  assert.deepEqual(woken, ['early', 'late']);
  assert.equal(clock.nextDue, undefined);
  await Promise.all([clock.sleep(0), clock.sleep(-5), clock.sleep(NaN)]);
});

test('where time goes by, sleepers wake by themselves', async () => {
  const started = performance.now();
  const clock = new Clock(0, () => performance.now() - started);
  const awake = setInterval(() => {}, 1_000); // the sleeper alone does not keep the process
  await clock.sleep(5);
  clearInterval(awake);
  assert(clock.now() >= 4);
});

for (const ms of [-1, NaN]) {
  test(`it cannot be set forward by ${ms}`, () => {
    const clock = new Clock(5);
    assert.throws(() => clock.advance(ms), {
      name: 'RangeError',
      message: `The lab's clock can be set forward, not by ${ms} ms.`,
    });
    assert.equal(clock.now(), 5);
  });
}
