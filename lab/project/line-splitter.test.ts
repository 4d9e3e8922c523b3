import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lines } from './line-splitter.ts';

test('lines come whole, however the text was cut', () => {
  const taken: string[] = [];
  const lines = new Lines((line) => taken.push(line));
  for (const piece of ['on', 'e\ntw', 'o\r\n\nthr', 'ee']) lines.add(piece);
  assert.deepEqual(taken, ['one', 'two', '']);
  lines.end();
  lines.end();
  assert.deepEqual(taken, ['one', 'two', '', 'three']);
});
