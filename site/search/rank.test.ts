import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glossary } from '../code/glossary.ts';
import { isMeant, wordsOf } from './match.ts';
import { rank, type Page } from './rank.ts';
import { synonymOf, synonyms } from './synonyms.ts';

for (const [wanted, found] of [
  ['webhook', 'webhooks.'],
  ['copies', 'copy'],
  ['zombie', '“Zombie'],
  ['stale', 'stale-if-error'],
  ['idempotencey', 'idempotency'],
  ['cost', 'costs'],
  ['jit', 'jitter'],
  ['retry-after', 'Retry-After,'],
  ['åse', 'Ase'],
  ['hr', 'HR’s'],
] as const)
  test(`“${wanted}” may be “${found}”`, () => assert(isMeant(wanted, found)));

for (const [wanted, found] of [
  ['axios', 'a'],
  ['istio', 'is'],
  ['amqp', 'am'],
  ['asdf', 'as'],
  ['sharepoint', 'share'],
  ['ssrf', 'ss3/Rf'],
] as const)
  test(`“${wanted}” is not “${found}”`, () => assert(!isMeant(wanted, found)));

test('small words count only where there are no others', () => {
  assert.deepEqual(wordsOf('Who supports it?'), ['supports']);
  assert.deepEqual(wordsOf('what is it'), ['what', 'is', 'it']);
  assert.deepEqual(wordsOf('single pane of glass, glass'), ['single', 'pane', 'glass']);
});

/** A page as the search engine returns it: each section with the words that it takes for found. */
function page(url: string, title: string, sections: [heading: string, text: string, found: string[]][]): Page {
  const words: string[] = [];
  const sub_results = sections.map(([heading, text, found]) => {
    const from = words.length;
    words.push(...text.split(' '));
    const locations = words.flatMap((word, at) => (at >= from && found.includes(word) ? [at] : []));
    return { title: heading, url: `${url}#${heading}`, excerpt: text, locations };
  });
  return { url, meta: { title }, raw_content: words.join(' '), sub_results };
}

test('the best section comes first, be it the last of its page', () => {
  const embed = page('/chapters/embed/', 'Embed', [
    ['See it', 'a pane of it', ['of']],
    ['Glass', 'some glass of wine', ['glass', 'of']],
    ['What it costs', 'a single pane of glass is sold', ['single', 'pane', 'of', 'glass']],
  ]);
  const { places, pages } = rank([embed], ['single pane of glass']);
  assert.equal(places[0]!.title, 'Embed: What it costs');
  assert.equal(pages, 1);
});

test('the glossary’s own word is on top, its other words after the chapters, and exercises come last', () => {
  const hit = (url: string, title: string) => page(url, title, [[title, 'the webhook is here', ['webhook']]]);
  const { places } = rank(
    [
      hit('/exercises/push/', 'Exercise'),
      hit('/instructors/', 'For instructors'),
      hit('/glossary/#endpoint', 'Endpoint'),
      hit('/chapters/push/', 'Push'),
      hit('/glossary/#standard-webhooks', 'Standard Webhooks'),
      hit('/glossary/#webhook', 'Webhook'),
    ],
    ['webhook'],
  );
  assert.deepEqual(
    places.map(({ title }) => title),
    ['Webhook', 'Standard Webhooks', 'Push', 'Endpoint', 'For instructors', 'Exercise'],
  );
});

test('what only begins alike is not found', () => {
  const { places, pages } = rank(
    [page('/chapters/pull/', 'Pull', [['One', 'a share of it', ['a', 'share']]])],
    ['axios'],
  );
  assert.deepEqual([places, pages], [[], 0]);
});

test('another word for the same thing is enough', () => {
  const pull = page('/chapters/pull/', 'Pull', [['Wait', 'a deadline of one second', ['deadline']]]);
  assert.equal(rank([pull], ['timeout']).pages, 0);
  assert.equal(rank([pull], ['timeout', synonymOf(' TimeOut ')!]).pages, 1);
  assert.equal(synonymOf('constructor'), undefined);
});

test('a synonym is no word that the glossary explains itself', () => {
  const names = glossary.map(({ name }) => name.toLowerCase());
  for (const word of synonyms) assert(!names.includes(word), word);
});
