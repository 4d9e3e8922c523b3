import assert from 'node:assert/strict';
import { test } from 'node:test';
import { patternIds } from '../choose/patterns.ts';
import { compose } from './compose.ts';
import {
  decode,
  encode,
  example,
  failures,
  isOwn,
  isWhole,
  LONGEST,
  nothing,
  owners,
  triggers,
  vendors,
  wishes,
  type Draft,
} from './draft.ts';
import { fileName, toMarkdown } from './markdown.ts';

const someWishes = [[], ...wishes.map(({ id }) => [id]), wishes.map(({ id }) => id)];

/** Every way to choose, on top of a draft. */
function* combinations(draft: Draft): Generator<Draft> {
  for (const { id: vendor } of vendors)
    for (const wishes of someWishes)
      for (const pattern of patternIds)
        for (const { id: trigger } of triggers)
          for (const { id: failure } of failures)
            for (const { id: owner } of owners) yield { ...draft, vendor, wishes, pattern, trigger, failure, owner };
}

for (const [what, draft] of [
  ['nothing filled in', nothing],
  ['names, data and a story', example],
] as const) {
  test(`every choice makes a whole brief, with ${what}`, () => {
    let briefs = 0;
    for (const chosen of combinations(draft)) {
      briefs += 1;
      const { title, opening, sections, closing } = compose(chosen);
      const label = encode(chosen);
      assert.equal(sections.length, 3, label);
      for (const { heading, items } of sections) {
        assert(items.length >= 5, `${label}: ${heading}`);
        assert.equal(new Set(items).size, items.length, `${label}: ${heading} says something twice`);
        for (const item of items) assert.match(item, /[.?]$/, label);
      }
      const texts = [...opening, ...sections.flatMap(({ items }) => items), closing];
      for (const text of [title, ...texts]) {
        assert.doesNotMatch(text, /undefined|null|\{|\}| {2}|\.\.|^\s|\s$/, label);
        assert.match(text, /^[A-Z“]/, label);
      }
    }
    assert.equal(briefs, 2 * 5 * 5 * 4 * 4 * 3);
  });
}

test('what was chosen is what the brief says', () => {
  const all = (draft: Draft) => JSON.stringify(compose(draft));
  const seen = new Map<string, string>();
  for (const draft of combinations(example)) {
    const text = all(draft);
    assert.equal(seen.get(text), undefined, `${encode(draft)} reads like ${seen.get(text)}`);
    seen.set(text, encode(draft));
  }
});

test('it is a page: between 350 and 750 words, whatever is chosen', () => {
  for (const draft of combinations(example)) {
    const words = toMarkdown(draft).split(/\s+/).length;
    assert(words > 350 && words < 750, `${words} words: ${encode(draft)}`);
  }
});

test('the vendor’s system is “yours”, and the other one is named', () => {
  const [first] = compose({ ...example, vendor: 'remote' }).opening;
  assert.match(first!, /whether PeopleDesk integrates with The Pass\./);
  assert.match(compose(nothing).opening[0]!, /whether your system integrates with the other system\./);
  assert.match(
    compose({ ...nothing, vendor: 'remote' }).opening[0]!,
    /whether your system integrates with our system\./,
  );
});

test('names mean themselves in Markdown', () => {
  const draft = {
    ...example,
    host: '*The* [Pass](x) <b>',
    remote: '# HR & Co_1 `a`',
    data: '1. list',
    story: '- &lt; $x$ |',
  };
  const text = toMarkdown(draft);
  assert.match(text, /^# Integration brief: \\\*The\\\* \\\[Pass\\\]\(x\) \\<b\\> and \\# HR & Co\\_1 \\`a\\`$/m);
  assert.match(text, /1\\\. list/);
  assert.match(text, /The moment we have in mind: \\- \\&lt; \\\$x\\\$ \\\|/);
});

test('names that look like placeholders of ours stay what they are', () => {
  const { title } = compose({ ...example, host: '{R} $& {when}', remote: '$1' });
  assert.equal(title, 'Integration brief: {R} $& {when} and $1');
});

test('Markdown numbers the steps and has a box to tick for every point', () => {
  const text = toMarkdown(example);
  assert.match(text, /\n1\. Open The Pass and PeopleDesk side by side/);
  assert.match(text, /\n- \[ \] Nobody ever sees an answer/);
  assert(text.endsWith('rather know.\n'));
});

test('the file is named after both systems, in any script, and never by a path', () => {
  assert.equal(fileName(example), 'brief-the-pass-and-peopledesk.md');
  assert.equal(
    fileName({ ...nothing, host: '../../etc/passwd', remote: 'Ærø 人事' }),
    'brief-etc-passwd-and-ærø-人事.md',
  );
  assert.equal(fileName(nothing), 'brief.md');
});

test('a draft survives a link', () => {
  for (const draft of combinations({ ...example, host: 'a&b=c#d %20+', remote: '“Ünï” 人事' })) {
    const said = decode(`#${encode(draft)}`);
    assert(isWhole(said));
    assert.deepEqual({ ...nothing, ...said }, draft);
  }
});

test('a link that names only a pattern adds to the draft that is there', () => {
  const said = decode('#pattern=clone');
  assert.deepEqual(said, { pattern: 'clone' });
  assert.equal(isWhole(said), false);
});

test('a hostile link is cut to what a form would have let through', () => {
  const said = decode(
    `host=${'x'.repeat(100_000)}&remote=a%00b%0A%E2%80%AEc&pattern=__proto__&trigger=constructor&wish=data&wish=evil&story=%F0%9F%98%80&data=%E0%A4%A`,
  );
  assert.equal(said.host!.length, LONGEST.host);
  assert.equal(said.remote, 'a b c');
  assert.deepEqual(said.wishes, ['data']);
  assert.equal(said.story, '😀');
  assert.equal(said.pattern, undefined);
  assert.equal(said.trigger, undefined);
  assert.deepEqual(decode('content'), {});
});

test('the example keeps to what the form allows', () => {
  assert.deepEqual({ ...nothing, ...decode(encode(example)) }, example);
});

test('of two links, one after the other, neither takes the place of the reader’s own draft', () => {
  const [own, first, second] = ['mine', 'one', 'two'].map((host) => encode({ ...nothing, host }));
  assert(isOwn(own!, null), 'it is kept when the first link comes');
  assert(!isOwn(first!, first), 'the first link’s draft is not kept when the second comes');
  assert(isOwn(encode({ ...nothing, host: 'one, changed' }), first), 'unless the reader changed it');
  assert(isOwn(second!, first));
  assert(!isOwn(encode(nothing), null));
});
