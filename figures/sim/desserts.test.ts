import assert from 'node:assert/strict';
import { test } from 'node:test';
import { account, review, share, sold } from './desserts-words.ts';
import { LAST_STEP, scene } from './desserts-scenes.ts';
import { BARE, CAREFUL, FEWEST, MOST, report } from './desserts.ts';

const CARE = ['grain', 'night', 'everyone', 'servingOnly'] as const;

test('rows of different grain multiply: each dessert counts once for each server', () => {
  const view = report({ grain: false });
  assert.deepEqual([view.rows, view.desserts], [12, 24]);
  for (let servers = FEWEST; servers <= MOST; servers++) {
    assert.equal(report({ grain: false, servers }).desserts, 6 * servers);
    assert.deepEqual([report({ servers }).rows, report({ servers }).desserts], [1, 6]);
  }
});

test('a ticket from 00:15 belongs to the evening before', () => {
  assert.equal(report({ night: false }).desserts, 5);
  assert.deepEqual(
    report({ night: false }).lines.map(({ used }) => used),
    [true, true, false],
  );
});

test('a server without a review is a server, and a chef is none', () => {
  assert.deepEqual([report().top, report().counted], [3, 4]);
  assert.deepEqual([report({ everyone: false }).top, report({ everyone: false }).counted], [3, 3]);
  assert.deepEqual([report({ servingOnly: false }).top, report({ servingOnly: false }).counted], [4, 5]);
});

test('exactly 75 % is not more than 75 %', () => {
  assert.equal(report().above, false);
  assert.deepEqual(
    [3, 4, 5].map((servers) => [share(report({ servers })), report({ servers }).above]),
    [
      ['2 of 3, 67 %', false],
      ['3 of 4, 75 %', false],
      ['4 of 5, 80 %', true],
    ],
  );
});

test('the careless report puts the evening on the wrong side, and only the whole care mends it all', () => {
  const right = report();
  assert.equal(report(BARE).above, true);
  for (const care of CARE) {
    const view = report({ ...CAREFUL, [care]: false });
    assert.notDeepEqual([view.desserts, view.top, view.counted], [right.desserts, right.top, right.counted], care);
  }
});

test('more servers than there are, or fewer, are not asked for', () => {
  assert.deepEqual(report({ servers: 99 }).duties, report({ servers: MOST }).duties);
  assert.deepEqual(report({ servers: 0 }).duties, report({ servers: FEWEST }).duties);
});

test('each mistake has its sentence, and its consequence where there is one', () => {
  assert.match(account(report({ grain: false })), /^3 lines meet 4 people\. That makes 12 rows and 24 desserts/);
  assert.match(account(report({ night: false })), /^The cake from 00:15 has gone/);
  assert.match(account(report({ everyone: false })), /no review .* wrong side: it is 3 of 4, 75 %\.$/);
  assert.match(account(report({ servingOnly: false })), /^The chef counts as a server\. .* wrong side/);
  assert.doesNotMatch(account(report({ everyone: false, servers: 5 })), /wrong side/);
  for (let servers = FEWEST; servers <= MOST; servers++)
    for (let bits = 0; bits < 2 ** CARE.length; bits++) {
      const care = Object.fromEntries(CARE.map((name, place) => [name, Boolean(bits & (2 ** place))]));
      assert.doesNotMatch(account(report({ servers, ...care })), /undefined|NaN/);
    }
});

test('rows are labelled', () => {
  assert.deepEqual(report().lines.map(sold), ['3 tarts', '2 pavlovas', '1 cake, 00:15']);
  assert.deepEqual(report().duties.map(review), ['95', '92', '–', '91', 'chef 94']);
});

test('every scene of the deck shows what it is there for, and says so', () => {
  const scenes = Array.from({ length: LAST_STEP + 1 }, (_, step) => scene(step));
  assert.deepEqual(
    scenes.map(({ joined, desserts }) => joined && desserts),
    [false, 24, 6],
  );
  assert.deepEqual(scenes.map(account), [
    'The ledger has a line for each dish sold, the rota a line for each person on duty. The question is about neither: it is about shifts.',
    '3 lines meet 4 people. That makes 12 rows and 24 desserts: each counts once for each person.',
    'One row from each side: 6 desserts, and 3 of 4 servers. That is 75 % exactly, and not more than 75 %.',
  ]);
  assert.deepEqual(
    [scene(-1), scene(99)].map(({ joined, rows }) => [joined, rows]),
    [
      [false, 12],
      [true, 1],
    ],
  );
});
