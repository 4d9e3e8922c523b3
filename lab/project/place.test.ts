import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeTrouble } from './place.ts';

test('a path that tools take for an address is told with its sign and the way out', () => {
  assert.equal(placeTrouble('/home/ada/my course (2)/käse'), undefined);
  for (const sign of ['#', '%', '?']) {
    const trouble = placeTrouble(`/home/ada/c${sign}/course`)!;
    assert(trouble.fact.includes(`“${sign}”`), trouble.fact);
    assert.match(trouble.remedy, /^Move the project/);
  }
});
