import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Draw, newSeed, seedFor } from './draw.ts';

test('the same seed leads to the same choices', () => {
  const all = (draw: Draw) => [draw.int(1, 6), draw.one(['a', 'b', 'c']), draw.shuffled([1, 2, 3, 4]), draw.word()];
  assert.deepEqual(all(new Draw(7)), all(new Draw(7)));
  assert.notDeepEqual(all(new Draw(7)), all(new Draw(8)));
});

test('both ends of a range come, and nothing beyond', () => {
  const draw = new Draw(1);
  assert.deepEqual(new Set(Array.from({ length: 200 }, () => draw.int(3, 5))), new Set([3, 4, 5]));
});

test('what is chosen from a list comes once each', () => {
  const draw = new Draw(2);
  assert.deepEqual(new Set(draw.some(['a', 'b', 'c'], 3)), new Set(['a', 'b', 'c']));
  assert.throws(() => draw.some(['a'], 2), RangeError);
  assert.throws(() => draw.one([]), RangeError);
});

test('words and digits are as long as they say', () => {
  const draw = new Draw(3);
  assert.match(draw.word(), /^([a-z]{2}){3}$/);
  assert.match(draw.digits(5), /^\d{5}$/);
});

test('each check of a grade has a seed of its own', () => {
  assert.equal(seedFor(1, 'pull/cache', 'a'), seedFor(1, 'pull/cache', 'a'));
  assert.equal(new Set([seedFor(1, 'a'), seedFor(2, 'a'), seedFor(1, 'b')]).size, 3);
  assert(newSeed() >= 1);
});
