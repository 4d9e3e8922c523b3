import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { moduleById, scenarios, type ScenarioId } from '../../course.ts';
import { mixtures, mixturesFor } from './mixtures.ts';
import { patternIds, type PatternId } from './pattern-ids.ts';
import { patterns } from './patterns.ts';
import { fromFragment, questions, toFragment, type Answers } from './questions.ts';
import { open, possible, verdict } from './verdict.ts';

/** Every way to answer all questions. */
const combinations: Answers[] = questions.reduce<Answers[]>(
  (all, { id, choices }) => all.flatMap((answers) => choices.map((choice) => ({ ...answers, [id]: choice.id }))),
  [{}],
);

const named = (answers: Answers) => toFragment(answers);

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

test('every combination leads to one pattern or one named mixture, and says why, what it takes, and why not the others', () => {
  assert.equal(combinations.length, 72);
  for (const answers of combinations) {
    const alone = possible(answers);
    const mixed = alone.length === 0 ? mixturesFor(answers) : [];
    assert.equal(alone.length + mixed.length, 1, `${named(answers)}: ${[...alone, ...mixed.map(({ id }) => id)]}`);
    const { pattern, mixture, gives, prices, others } = verdict(answers)!;
    assert.equal(mixture, mixed[0], named(answers));
    assert.equal(pattern, alone[0] ?? mixed[0]!.pattern, named(answers));
    assert(gives.length >= 2, named(answers));
    assert.equal(gives.length + prices.length, questions.length, named(answers));
    assert.equal(prices.length > 0, mixture !== undefined, named(answers));
    for (const price of prices) assert.match(price, /\.$/, named(answers));
    assert.deepEqual([pattern, ...others.map((other) => other.pattern)].sort(), [...patternIds].sort());
    for (const other of others) assert(other.reasons.length > 0, `${named(answers)}: why not ${other.pattern}?`);
  }
});

test('every pattern and every mixture is reached, and every price is paid by somebody', () => {
  const verdicts = combinations.map((answers) => verdict(answers)!);
  for (const id of patternIds)
    assert(
      verdicts.some(({ pattern, mixture }) => pattern === id && !mixture),
      id,
    );
  for (const one of mixtures)
    assert(
      verdicts.some(({ mixture }) => mixture === one),
      one.id,
    );
  const paid = new Set(verdicts.flatMap(({ prices }) => prices));
  for (const row of Object.values(patterns))
    for (const { price = {} } of Object.values(row))
      for (const text of Object.values(price)) assert(paid.has(text), text);
});

test('the chapter on choosing knows the mixtures by the same names', () => {
  const chapter = readFileSync(join(import.meta.dirname, '../chapters/choosing.mdx'), 'utf8');
  for (const { name } of mixtures) assert(chapter.includes(`\n| ${name} |`), name);
  for (const { name, pattern } of mixtures) assert(name.startsWith(moduleById(pattern).title), name);
});

/** The course's eleven scenarios, each with the answers that its people would give. */
const told: Record<ScenarioId, readonly [fragment: string, pattern: PatternId, mixture?: string]> = {
  E1: ['acts=nobody&fresh=later&down=may&owner=remote&sources=one', 'embed'],
  E2: ['acts=nobody&fresh=now&down=may&owner=remote&sources=one', 'embed'],
  P1: ['acts=remote&fresh=now&down=may&owner=host&sources=one', 'push'],
  P2: ['acts=remote&fresh=now&down=may&owner=host&sources=one', 'push'],
  P3: ['acts=remote&fresh=later&down=must-not&owner=host&sources=one', 'push'],
  L1: ['acts=host&fresh=now&down=may&owner=remote&sources=one', 'pull'],
  L2: ['acts=host&fresh=now&down=may&owner=remote&sources=one', 'pull'],
  C1: ['acts=nobody&fresh=now&down=must-not&owner=host&sources=one', 'clone', 'Clone, set off by their event'],
  C2: ['acts=host&fresh=later&down=must-not&owner=host&sources=one', 'clone'],
  S1: [
    'acts=nobody&fresh=now&down=must-not&owner=remote&sources=many',
    'synthesize',
    'Synthesize, set off by their events',
  ],
  S2: ['acts=host&fresh=later&down=may&owner=remote&sources=many', 'synthesize'],
};

test('the course’s own scenarios lead to their patterns, all eleven', () => {
  assert.deepEqual(Object.keys(told).sort(), scenarios.map(({ id }) => id).sort());
  for (const { id, module } of scenarios) {
    const [fragment, pattern, mixture] = told[id];
    assert.equal(pattern, module, id);
    const found = verdict(fromFragment(fragment))!;
    assert.deepEqual([found.pattern, found.mixture?.name], [pattern, mixture], id);
  }
});

for (const [story, fragment, name] of [
  [
    'Tomás’s allergies',
    'acts=host&fresh=now&down=must-not&owner=remote&sources=one',
    'Pull, with the last answer kept',
  ],
  [
    'employees that HR owns',
    'acts=host&fresh=later&down=must-not&owner=remote&sources=one',
    'Clone, renewed by the clock',
  ],
  ['tonight’s menu', 'acts=nobody&fresh=now&down=must-not&owner=remote&sources=one', 'Clone, set off by their event'],
] as const) {
  test(`a story of the chapters leads to the mixture that it tells of: ${story}`, () =>
    assert.equal(verdict(fromFragment(fragment))?.mixture?.name, name));
}

test('a mixture says what it takes beyond its pattern: today’s answer from a system that is down', () => {
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
