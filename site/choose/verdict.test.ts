import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moduleById } from '../../course.ts';
import { patternIds, patterns } from './patterns.ts';
import { fromFragment, questions, toFragment, type Answers } from './questions.ts';
import { open, possible, verdict } from './verdict.ts';

/** Every way to answer all questions. */
const combinations: Answers[] = questions.reduce<Answers[]>(
  (all, { id, choices }) => all.flatMap((answers) => choices.map((choice) => ({ ...answers, [id]: choice.id }))),
  [{}],
);

const named = (answers: Answers) => toFragment(answers);
const lead = (fragment: string) => verdict(fromFragment(fragment))?.pattern;

test('the five patterns are those of the course', () => {
  for (const id of patternIds) assert.equal(moduleById(id).kind, 'pattern');
  assert.equal(patternIds.length, 5);
});

test('the comparison has an answer to every choice: it fits, or there is a reason against it', () => {
  for (const [pattern, row] of Object.entries(patterns)) {
    for (const { id, choices } of questions) {
      const { fits, against, price = {} } = row[id];
      const all = choices.map((choice) => choice.id);
      assert.deepEqual([...fits, ...Object.keys(against)].sort(), all.sort(), `${pattern}, ${id}`);
      for (const priced of Object.keys(price)) assert(priced in against, `${pattern}, ${id}: ${priced} has no price`);
    }
  }
});

test('every combination leads to one pattern, and says why, what it costs, and why not the others', () => {
  assert.equal(combinations.length, 48);
  for (const answers of combinations) {
    const { pattern, gives, prices, others } = verdict(answers)!;
    assert(gives.length >= 2, named(answers));
    assert.equal(gives.length + prices.length, questions.length, named(answers));
    for (const price of prices) assert.match(price, /\.$/, named(answers));
    assert.deepEqual([pattern, ...others.map((other) => other.pattern)].sort(), [...patternIds].sort());
    for (const other of others) assert(other.reasons.length > 0, `${named(answers)}: why not ${other.pattern}?`);
  }
});

test('no verdict hangs on the order in which patterns are listed: the best is better than all others', () => {
  for (const answers of combinations) {
    const { pattern } = verdict(answers)!;
    const cost = (id: typeof pattern) =>
      questions
        .filter((question) => !patterns[id][question.id].fits.includes(answers[question.id]!))
        .reduce((sum, { weight }) => sum + weight, 0);
    for (const other of patternIds)
      if (other !== pattern) assert(cost(pattern) < cost(other), `${named(answers)}: ${pattern}, ${other}`);
  }
});

test('every pattern is reached without a compromise, and every price is paid by somebody', () => {
  const verdicts = combinations.map((answers) => verdict(answers)!);
  for (const id of patternIds)
    assert(
      verdicts.some(({ pattern, prices }) => pattern === id && prices.length === 0),
      id,
    );
  const paid = new Set(verdicts.flatMap(({ prices }) => prices));
  for (const row of Object.values(patterns))
    for (const { price = {} } of Object.values(row))
      for (const text of Object.values(price)) assert(paid.has(text), text);
});

test('a pattern that the comparison calls fit for all answers is what the chooser says', () => {
  for (const answers of combinations) {
    const fit = possible(answers);
    assert(fit.length <= 1, named(answers));
    if (fit.length === 1) assert.equal(verdict(answers)!.pattern, fit[0], named(answers));
  }
});

for (const [scenario, fragment, pattern] of [
  ['E1, last night’s statistics', 'acts=nobody&fresh=later&down=may&owner=remote&sources=one', 'embed'],
  ['P1, the press release', 'acts=remote&fresh=now&down=may&owner=host&sources=one', 'push'],
  ['P3, the midnight file', 'acts=remote&fresh=later&down=must-not&owner=host&sources=one', 'push'],
  ['L2, news from your own office first', 'acts=host&fresh=now&down=may&owner=remote&sources=one', 'pull'],
  ['C1, a native news item', 'acts=nobody&fresh=later&down=must-not&owner=host&sources=one', 'clone'],
  ['C2, a profile for every new employee', 'acts=host&fresh=later&down=must-not&owner=host&sources=one', 'clone'],
  ['S1, the notification centre', 'acts=nobody&fresh=now&down=must-not&owner=remote&sources=many', 'synthesize'],
  ['S2, the dessert question', 'acts=host&fresh=later&down=may&owner=remote&sources=many', 'synthesize'],
] as const) {
  test(`the course’s own scenario leads to its pattern: ${scenario}`, () => assert.equal(lead(fragment), pattern));
}

test('wishes that contradict each other have a price: today’s answer from a system that is down', () => {
  const { pattern, prices } = verdict(fromFragment('acts=host&fresh=now&down=must-not&owner=remote&sources=one'))!;
  assert.equal(pattern, 'pull');
  assert.equal(prices.length, 1);
});

test('while a question is open there is no verdict, but what is still possible', () => {
  assert.equal(verdict({}), undefined);
  assert.deepEqual(possible({}), patternIds);
  assert.deepEqual(possible({ acts: 'remote' }), ['push']);
  assert.deepEqual(
    open({ acts: 'host', fresh: 'now' }).map(({ id }) => id),
    ['sources', 'down', 'owner'],
  );
});

test('answers survive a link, and nonsense in a link is no answer', () => {
  for (const answers of combinations) assert.deepEqual(fromFragment(`#${toFragment(answers)}`), answers);
  assert.deepEqual(fromFragment(''), {});
  assert.deepEqual(fromFragment('#acts=everybody&fresh=now&fresh=later&__proto__=x&%E0%A4%A'), { fresh: 'now' });
});
