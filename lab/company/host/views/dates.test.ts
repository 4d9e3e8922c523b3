import assert from 'node:assert/strict';
import { test } from 'node:test';
import { published, today, wallClock } from './dates.ts';

const NOW = Date.parse('2026-03-02T08:55:00Z');

test('a date is as long as it must be, seen from now', () => {
  assert.equal(published('2026-03-02T00:00:00Z', NOW), 'Today, 00:00');
  assert.equal(published('2026-03-01T23:59:59Z', NOW), 'Yesterday, 23:59');
  assert.equal(published('2026-02-28T12:00:00Z', NOW), '28 February, 12:00');
  assert.equal(published('2025-12-31T12:00:00Z', NOW), '31 December 2025, 12:00');
});

test('the day is the lab’s, the clock is the office’s', () => {
  assert.equal(today(NOW), 'Monday, 2 March 2026');
  assert.equal(wallClock('Europe/Oslo', NOW), '09:55');
  assert.equal(wallClock('Europe/Oslo', Date.parse('2026-03-29T01:00:00Z')), '03:00');
});
