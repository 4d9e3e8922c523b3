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
