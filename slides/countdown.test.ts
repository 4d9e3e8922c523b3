import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announcement, clockFace, full, leftAt, spoken, toggle } from './theme/countdown/countdown.ts';

const MINUTE = 60_000;

test('a countdown stands still until it is started, and again when it is stopped', () => {
  const idle = full(50);
  assert.equal(leftAt(idle, 0), 50 * MINUTE);
  assert.equal(leftAt(idle, 10 * MINUTE), 50 * MINUTE);

  const running = toggle(idle, 10 * MINUTE);
  assert.equal(leftAt(running, 15 * MINUTE), 45 * MINUTE);

  const stopped = toggle(running, 15 * MINUTE);
  assert.equal(leftAt(stopped, 40 * MINUTE), 45 * MINUTE);
});

test('it never shows less than nothing, and does not start again from there', () => {
  const running = toggle(full(1), 0);
  assert.equal(leftAt(running, 5 * MINUTE), 0);
  const over = toggle(running, 5 * MINUTE);
  assert.equal(leftAt(toggle(over, 6 * MINUTE), 7 * MINUTE), 0);
});

test('it reads well for eye and ear', () => {
  assert.equal(clockFace(50 * MINUTE), '50:00');
  assert.equal(clockFace(7 * MINUTE + 4_001), '07:05');
  assert.equal(clockFace(120 * MINUTE), '120:00');
  assert.equal(spoken(50 * MINUTE), '50 minutes left');
  assert.equal(spoken(61_000), '1 minute 1 second left');
  assert.equal(spoken(0), 'Time is up');
});

test('it speaks up at half time, five minutes, one minute and the end', () => {
  const said = [50, 30, 25, 24, 5, 3, 1, 0.5, 0].map((minutes) => announcement(minutes * MINUTE, 50));
  const at = (minutes: number): string => spoken(minutes * MINUTE);
  assert.deepEqual(said, ['', '', at(25), at(25), at(5), at(5), at(1), at(1), 'Time is up']);
});

test('a short countdown has no mark before its start', () => {
  assert.equal(announcement(5 * MINUTE, 5), '');
  assert.equal(announcement(150_000, 5), '2 minutes 30 seconds left');
});
