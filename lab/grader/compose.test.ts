import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compose, readHostile, readMutant, withCaughtBy, withoutStep } from './compose.ts';

const SOLUTION = `import type { Soup } from 'host-and-remote/lab';

// #region stir
export function stir(): Soup {
  // #todo pull/cache Stir the soup.
  return spoon.turn();
  // #endtodo
}
// #endregion

// #region serve
export function serve(): void {
  // #todo pull/log-in Serve the soup.
  plate.fill();
  // #endtodo
}
// #endregion

const given = 1;
`;

const fragment = (...lines: string[]) =>
  ['// Mistake: It is too hot.', '// Caught by: pull/cache › asks again', '', ...lines].join('\n');

test('a case with a region is the solution with that region replaced, and nothing else', () => {
  const program = compose(SOLUTION, fragment('// #region stir', 'const stir = $& + `$1`;', '// #endregion'), 'hot.ts');
  assert(program.includes('// #region stir\nconst stir = $& + `$1`;\n// #endregion\n\n// #region serve\n'));
  assert.doesNotMatch(program, /spoon/);
  assert(program.startsWith(SOLUTION.slice(0, SOLUTION.indexOf('export function stir'))));
  assert(program.endsWith(SOLUTION.slice(SOLUTION.indexOf('\n// #region serve'))));
});

test('a case may replace several regions', () => {
  const lines = ['// #region serve', 'serve;', '// #endregion', '// #region stir', 'stir;', '// #endregion'];
  const program = compose(SOLUTION, fragment(...lines), 'hot.ts');
  assert.match(program, /#region stir\nstir;\n\/\/ #endregion[^]*#region serve\nserve;\n\/\/ #endregion/);
});

test('a case with #solution has the solution in that place', () => {
  const program = compose(SOLUTION, 'before;\n// #solution\nafter;\n', 'hot.ts');
  assert.equal(program, `before;\n${SOLUTION}\nafter;\n`);
});

test('any other case is a whole program', () => {
  assert.equal(compose(SOLUTION, '// #solutions are elsewhere\n', 'hot.ts'), '// #solutions are elsewhere\n');
});

test('a region that the solution does not have is an error with the case’s file and the regions there are', () => {
  assert.throws(() => compose(SOLUTION, fragment('// #region stri', '// #endregion'), 'cases/hot.ts'), {
    message: 'cases/hot.ts replaces the region “stri”, which the solution does not have. It has: stir, serve.',
  });
});

test('a region that is never closed is an error with the case’s file', () => {
  assert.throws(
    () => compose(SOLUTION, fragment('// #region stir'), 'cases/hot.ts'),
    /“stir” in cases\/hot\.ts is never/,
  );
});

test('a mutant says what is wrong with it, and which checks of which steps notice', () => {
  const text =
    '// Mistake: It is too hot: 95 degrees.\n// Caught by: pull/fallback › cools down\n// Caught by: pull/cache › asks, again\n\ncode;\n';
  const mutant = readMutant(text, 'hot.ts');
  assert.equal(mutant.mistake, 'It is too hot: 95 degrees.');
  assert.deepEqual(
    [...mutant.caughtBy],
    [
      ['pull/fallback', 'cools down'],
      ['pull/cache', 'asks, again'],
    ],
  );
});

test('what catches a mutant is written in place of what stood there', () => {
  const text = '// Mistake: Hot.\n// Caught by: pull/fallback › a\n// Caught by: pull/cache › b\n\ncode;\n';
  assert.equal(
    withCaughtBy(text, new Map([['pull/cache', 'c']])),
    '// Mistake: Hot.\n// Caught by: pull/cache › c\n\ncode;\n',
  );
});

test('a hostile case says what it does, what each step gets, and words of the message', () => {
  const text = '// Hostile: it boils over.\n// Verdict: pull/cache failed, pull/log-in not-started\n// Says: too hot\n';
  assert.deepEqual(readHostile(text, 'hot.ts'), {
    about: 'it boils over.',
    verdict: { 'pull/cache': 'failed', 'pull/log-in': 'not-started' },
    says: 'too hot',
  });
  assert.equal(readHostile(text.split('\n').slice(0, 2).join('\n'), 'hot.ts').says, undefined);
});

const mistakes: [string, string, RegExp][] = [
  ['no mistake', '// Caught by: pull/cache › a\n', /^hot\.ts has no line “\/\/ Mistake: …” at its top\.$/],
  [
    'no steps',
    '// Mistake: Hot.\n\n// Caught by: pull/cache › a\n',
    /^hot\.ts has no line “\/\/ Caught by: …” at its top\.$/,
  ],
  [
    'an unknown step',
    '// Mistake: Hot.\n// Caught by: pull/soup › a\n',
    /^hot\.ts: there is no step “pull\/soup”\. There are: .*pull\/cache/,
  ],
  [
    'steps out of order',
    '// Mistake: Hot.\n// Caught by: pull/log-in › a\n// Caught by: pull/cache › b\n',
    /^hot\.ts: list each step once, in course order\.$/,
  ],
  [
    'no check',
    '// Mistake: Hot.\n// Caught by: pull/cache\n',
    /^hot\.ts: “pull\/cache” names no check: write it as “pull\/cache › title of the check”\.$/,
  ],
  [
    'a step twice',
    '// Mistake: Hot.\n// Caught by: pull/cache › a\n// Caught by: pull/cache › b\n',
    /^hot\.ts: list each step once/,
  ],
];
for (const [what, text, message] of mistakes) {
  test(`${what} is an error with the file`, () => {
    assert.throws(() => readMutant(text, 'hot.ts'), { message });
  });
}

test('a verdict that is no status is an error with the statuses there are', () => {
  assert.throws(() => readHostile('// Hostile: it boils.\n// Verdict: pull/cache burnt\n', 'hot.ts'), {
    message: 'hot.ts: “pull/cache burnt” is no verdict. Write one of: passed, failed, not-started, error.',
  });
});

test('the solution without one step has a todo there, and no other', () => {
  const program = withoutStep(SOLUTION, 'pull/log-in', 'soup.ts');
  assert.match(program, /^import \{ todo \} from 'host-and-remote\/lab';\n/);
  assert.match(program, /function serve\(\): void \{\n {2}todo\('pull\/log-in', 'Serve the soup\.'\);\n\}/);
  assert.match(program, /function stir\(\): Soup \{\n {2}return spoon\.turn\(\);\n\}/);
  assert.throws(() => withoutStep(SOLUTION, 'pull/fallback', 'soup.ts'), {
    message: 'soup.ts has no “// #todo pull/fallback”.',
  });
});
