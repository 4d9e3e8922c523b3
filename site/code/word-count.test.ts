import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordCount } from './word-count.ts';

test('words are what a reader reads', () => {
  assert.equal(wordCount('## Two people\n\nAda’s feed, at 9: **first** things.'), 8);
});

test('imports, code and tags with their properties do not count', () => {
  const mdx = [
    "import PullFigure from '../PullFigure.vue';",
    '<Excerpt file="a.ts" region="b">Look here.</Excerpt>',
    "<Question ask=\"Why > not?\" answers={[{ id: 'a', text: 'One', why: 'Because' }]} />",
    '```ts',
    'const a = 1;',
    '```',
  ].join('\n');
  assert.equal(wordCount(mdx), 2);
});
