import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainLines, plainText } from './plain-text.ts';

test('what would do something to a terminal goes, and what can be read stays', () => {
  for (const [line, plain] of [
    ['HR said 200', 'HR said 200'],
    ['\u001b[31mred\u001b[0m \u001b[2J\u001b[Hgone', 'red gone'],
    ['\u001b]0;a title\u0007here', 'here'],
    ['half of one: \u001b', 'half of one: '],
    ['\u009b31mred', 'red'],
    ['passed\rfailed\u0008\u0007', 'passedfailed'],
    ['a\tb', 'a    b'],
    ['abc\u202edef\u2066', 'abcdef'],
    ['one\u2028two', 'onetwo'],
    ['Ünï 汤 👩‍🍳', 'Ünï 汤 👩‍🍳'],
  ] as const)
    assert.equal(plainText(line), plain);
});

test('lines stay lines', () => {
  assert.equal(plainLines('one\u001b[2J\r\ntwo\u0007\n'), 'one\ntwo\n');
});
