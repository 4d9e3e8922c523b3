import assert from 'node:assert/strict';
import { test } from 'node:test';
import { levelOf } from './severity.ts';

test('a level begins at its number and ends before the next', () => {
  const names = [1, 8, 9, 12, 13, 16, 17, 20, 21, 24].map((severity) => levelOf(severity).id);
  assert.deepEqual(names, ['debug', 'debug', 'info', 'info', 'warn', 'warn', 'error', 'error', 'fatal', 'fatal']);
});

test('a number beyond the scale has a level all the same', () => {
  assert.deepEqual([levelOf(-3).id, levelOf(NaN).id, levelOf(130).id], ['debug', 'debug', 'fatal']);
});
