import assert from 'node:assert/strict';
import { test } from 'node:test';
import { account } from './yes-words.ts';
import { behind, MOST, START } from './yes.ts';

test('with each product, three kinds of wish in two directions', () => {
  assert.equal(behind().possible, 36 * 3 * 2);
  assert.equal(behind({ products: 1 }).possible, 6);
  assert.equal(behind({ products: MOST }).products.length, MOST);
});

test('one connection makes the yes true, and tells nothing about the one somebody has in mind', () => {
  assert.deepEqual([behind({ built: 0 }).answer, behind({ built: 0 }).found], ['no', false]);
  for (let products = 2; products <= MOST; products++) {
    const view = behind({ products, built: 1 });
    assert.deepEqual([view.answer, view.found], ['yes', false], `${products}`);
  }
});

test('somebody has one connection in mind, and so one product', () => {
  for (let products = 1; products <= MOST; products++) {
    assert.equal(behind({ products }).products.filter(({ meant }) => meant).length, 1, `${products}`);
  }
});

test('what is built stays built, and the one in mind comes once half of everything is', () => {
  let before = behind({ products: 6, built: 0 });
  for (let built = 1; built <= MOST; built++) {
    const view = behind({ products: 6, built });
    before.products.forEach((product, index) => {
      for (const way of product.built) assert(view.products[index]!.built.includes(way), `${built}`);
    });
    assert.equal(view.found, built > 18);
    assert.equal(view.built, Math.min(built, 36));
    before = view;
  }
});

test('the picture fills as many parts as are built, and no product has more than six', () => {
  for (const built of [0, 1, MOST]) {
    const parts = behind({ built }).products.map((product) => product.built);
    assert.equal(parts.flat().length, built);
    for (const ways of parts) assert(new Set(ways).size === ways.length && ways.every((way) => way >= 0 && way < 6));
  }
});

test('no more can be built than can be asked for', () => {
  assert.deepEqual([behind({ products: 1, built: MOST }).built, behind({ products: 1, built: MOST }).found], [6, true]);
});

test('each part of the picture has its sentence', () => {
  assert.match(account(behind(), 'said'), /^One question, one answer/);
  assert.match(account(behind(), 'parts'), /36 products/);
  assert.match(account(behind(), 'ways'), /216 things at once/);
  assert.equal(account(behind(START), 'truth'), '1 of 216 is built, so the yes is true. Yours is not among them.');
  assert.match(account(behind({ built: 0 }), 'truth'), /the answer is no/);
  assert.match(account(behind({ products: 1, built: 6 }), 'truth'), /^6 of 6 are built.*Yours is among them/);
});
