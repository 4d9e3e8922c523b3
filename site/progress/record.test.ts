import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromFile, merged, NoProgress, tally, textOf, toFile, type Progress } from './record.ts';

const mine: Progress = {
  read: ['pull'],
  answers: { 'pull/quiz/stale-office': 'no-office' },
  earned: { 'pull/fallback': 25, 'pull/cache': 0 },
};

const theirs: Progress = {
  read: ['push', 'pull', 'a-chapter-of-next-year'],
  answers: { 'pull/quiz/stale-office': 'unavailable', 'push/quiz/lost-yes': 'nothing' },
  earned: { 'pull/cache': 30, 'gone/step': 5 },
};

test('progress survives a file', () => {
  assert.deepEqual(fromFile(toFile(mine)), mine);
  assert.deepEqual(fromFile(toFile({ read: [], answers: {}, earned: {} })), { read: [], answers: {}, earned: {} });
  assert.deepEqual(JSON.parse(toFile(mine)).version, 1);
});

test('importing adds, keeps my answers and the most points, and can be done twice', () => {
  const both = merged(mine, theirs);
  assert.deepEqual(both, {
    read: ['pull', 'push', 'a-chapter-of-next-year'],
    answers: { 'pull/quiz/stale-office': 'no-office', 'push/quiz/lost-yes': 'nothing' },
    earned: { 'pull/fallback': 25, 'pull/cache': 30, 'gone/step': 5 },
  });
  assert.deepEqual(merged(both, theirs), both);
  assert.deepEqual(merged(both, both), both);
});

test('what the course does not have is kept and not counted, and nothing counts for more than it is worth', () => {
  const catalogue = {
    chapters: ['pull', 'push'],
    questions: ['pull/quiz/stale-office', 'pull/quiz/new'],
    steps: [
      { id: 'pull/fallback', points: 20 },
      { id: 'pull/cache', points: 30 },
      { id: 'constructor', points: 50 },
    ],
  };
  assert.deepEqual(tally(merged(mine, theirs), catalogue), { read: 2, answered: 1, earned: 50 });
  assert.deepEqual(tally({ read: [], answers: {}, earned: {} }, catalogue), { read: 0, answered: 0, earned: 0 });
});

const file = { format: 'host-and-remote/progress', version: 1, ...mine };
for (const [what, text, message] of [
  ['no JSON', 'PK\u0003\u0004', /no progress of this course/],
  ['nothing', '', /no progress of this course/],
  ['a list', '[]', /no progress of this course/],
  ['null', 'null', /no progress of this course/],
  ['a grade', JSON.stringify({ version: 1, score: 3 }), /no progress of this course/],
  ['a newer version', JSON.stringify({ ...file, version: 2 }), /newer edition/],
  ['no list', JSON.stringify({ ...file, read: 'pull' }), /damaged at “read”/],
  ['an id that is none', JSON.stringify({ ...file, read: ['<b>'] }), /damaged at “read”/],
  ['an answer that is none', JSON.stringify({ ...file, answers: { 'pull/quiz/a': 3 } }), /damaged at “answers”/],
  [
    'a key that is none',
    `{"format":"host-and-remote/progress","version":1,"read":[],"answers":{"__proto__":"x"},"earned":{}}`,
    /damaged at “answers”/,
  ],
  ['too many points', JSON.stringify({ ...file, earned: { 'pull/cache': 1e9 } }), /damaged at “earned”/],
  ['a part too few', JSON.stringify({ ...file, earned: undefined }), /damaged at “earned”/],
] as const) {
  test(`a file with ${what} is refused in one sentence`, () => {
    assert.throws(
      () => fromFile(text),
      (error) => error instanceof NoProgress && message.test(error.message) && /^[A-Z][^\n]+\.$/.test(error.message),
    );
  });
}

test('a file that is too large is not even read', async () => {
  let read = 0;
  const file = (size: number) => ({ size, text: async () => `text ${++read}` });
  await assert.rejects(textOf(file(200_001)), /too large/);
  assert.equal(read, 0);
  assert.equal(await textOf(file(200_000)), 'text 1');
});
