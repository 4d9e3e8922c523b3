import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { exercises } from '../../../course.ts';
import { root } from '../../project/root.ts';
import { deriveStarter } from '../../project/derive-starter.ts';
import { compare, folded, textOf, type Row } from './rows.ts';
import { sidesOf } from './sides.ts';

const lines = (...text: string[]) => text.join('\n');

/** Each row as `own | solution`, with `[…]` around what changed; `=` for what is alike. */
function drawn(rows: Row[]): string[] {
  return rows.map(({ own, solution, alike }) => {
    const [left, right] = [own, solution].map(
      (line) => line?.pieces.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('') ?? '',
    );
    return alike ? `= ${left}` : `${left} | ${right}`;
  });
}

test('what differs stands side by side, and within a line the words that differ are marked', () => {
  const own = lines('const a = 1;', 'return fetch(url);', 'done();');
  const solution = lines('const a = 1;', 'return fetch(url, { signal });', 'done();');
  assert.deepEqual(drawn(compare(own, solution)), [
    '= const a = 1;',
    'return fetch(url); | return fetch(url[, { signal }]);',
    '= done();',
  ]);
});

test('lines that resemble each other meet, though others stand between them', () => {
  const own = lines('const answer = await hr.fetch(url);', 'return answer;');
  const solution = lines(
    'if (known) return known;',
    'const answer = await hr.fetch(url, options);',
    'keep(answer, at);',
    'return answer;',
  );
  assert.deepEqual(drawn(compare(own, solution)), [
    ' | if (known) return known;',
    'const answer = await hr.fetch(url); | const answer = await hr.fetch(url[, options]);',
    ' | keep(answer, at);',
    '= return answer;',
  ]);
});

test('lines with nothing in common share a row without marks', () => {
  assert.deepEqual(drawn(compare("todo('pull/cache');", 'const cache = new Map();')), [
    "todo('pull/cache'); | const cache = new Map();",
  ]);
});

test('spaces at the ends of lines and of the file do not count; numbers follow each program', () => {
  const rows = compare(lines('a  ', 'mine', 'b', '', ''), lines('a', 'b'));
  assert.deepEqual(drawn(rows), ['= a', 'mine | ', '= b']);
  assert.deepEqual(
    rows.map(({ own, solution }) => [own?.number, solution?.number]),
    [
      [1, 1],
      [2, undefined],
      [3, 2],
    ],
  );
});

test('long stretches that are alike are folded, short ones are not', () => {
  const many = (count: number, name: string) => Array.from({ length: count }, (_one, index) => `${name}${index}`);
  const own = [...many(20, 'a'), 'x', ...many(9, 'b'), 'y'];
  const stretches = folded(compare(lines(...own), lines(...many(20, 'a'), ...many(9, 'b'))));
  assert.deepEqual(
    stretches.map(({ folded, rows }) => [folded, rows.length]),
    [
      [true, 17],
      [false, 7],
      [false, 3],
      [false, 4],
    ],
  );
});

test('every program can be put together again from either side, solution and starter alike', async () => {
  for (const module of exercises()) {
    const { solution, solutionFile } = await sidesOf(module, `${root}/exercises`);
    const own = deriveStarter(await readFile(join(root, solutionFile), 'utf8'), solutionFile).trimEnd();
    const rows = compare(own, solution);
    const side = (name: 'own' | 'solution') =>
      rows.flatMap(({ [name]: line }) => (line ? [textOf(line)] : [])).join('\n');
    assert.equal(side('own'), own);
    assert.equal(side('solution'), solution);
    assert.doesNotMatch(solution, /#(end)?(todo|region)/);
    assert(compare(solution, solution).every(({ alike }) => alike));
  }
});
