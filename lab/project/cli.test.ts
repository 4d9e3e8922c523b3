import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { test } from 'node:test';
import { text } from 'node:stream/consumers';
import { exercises } from '../../course.ts';
import { help, HelpWanted, parse, pickExercises, UserError, type Command } from './cli.ts';

const bake = {
  name: 'npm run bake',
  about: 'Bakes loaves.',
  words: '[loaf …]',
  options: {
    oven: { type: 'string', short: 'o', value: 'NAME', default: 'deck', help: 'Which oven.' },
    steam: { type: 'boolean', help: 'Add steam.' },
    only: { type: 'string', multiple: true, help: 'Bake this one.' },
  },
} as const satisfies Command;

test('reads words, options, defaults and repeated options', () => {
  const { values, words } = parse(bake, ['rye', '--steam', '--only', 'a', '--only=b', 'spelt']);
  assert.deepEqual(words, ['rye', 'spelt']);
  assert.deepEqual({ ...values }, { oven: 'deck', steam: true, only: ['a', 'b'] });
});

const mistakes: [string, string[], RegExp][] = [
  ['an unknown option', ['--stem'], /“npm run bake” has no option “--stem”/],
  ['an option named like a method of every object', ['--toString'], /has no option “--toString”/],
  ['an unknown letter', ['-x'], /has no option “-x”/],
  ['a missing value', ['--oven'], /“--oven” needs a value: --oven NAME/],
  ['an option where a value belongs', ['--oven', '--steam'], /“--oven” needs a value/],
  ['a value too many', ['--steam=3'], /“--steam” takes no value/],
];
for (const [what, argv, message] of mistakes) {
  test(`${what} is one sentence, the way to --help, and exit code 2`, () => {
    assert.throws(
      () => parse(bake, argv),
      (error) => {
        assert(error instanceof UserError);
        assert.equal(error.exitCode, 2);
        assert.match(error.message, message);
        assert.match(error.message, /“npm run bake -- --help” shows what there is\.$/);
        return true;
      },
    );
  });
}

test('a command without words refuses one', () => {
  assert.throws(() => parse({ ...bake, words: undefined }, ['rye']), /takes no “rye”/);
});

test('--help wins over mistakes, but not behind a double dash', () => {
  assert.throws(() => parse(bake, ['--stem', '--help']), HelpWanted);
  assert.deepEqual(parse(bake, ['--', '--help']).words, ['--help']);
});

test('the help names the command, the words and every option', () => {
  const said = help(bake);
  assert.match(said, /^npm run bake -- \[loaf …\] \[options\]$/m);
  assert.match(said, /^ {2}-o, --oven NAME {2}Which oven\.$/m);
  assert.match(said, /--steam +Add steam\./);
  assert.match(said, /-h, --help +Show this\./);
});

test('exercises are picked by id or folder, in course order, all of them without a name', () => {
  const all = exercises();
  const first = all[0]!;
  assert.deepEqual(pickExercises([]), all);
  assert.deepEqual(pickExercises([first.id]), [first]);
  assert.deepEqual(pickExercises([first.exercise.folder, first.id]), [first]);
  assert.throws(() => pickExercises(['pll']), /No exercise is called “pll”\. There are: .*pull/);
});

const script = (body: string) => `
  import { run, UserError } from ${JSON.stringify(new URL('cli.ts', import.meta.url).href)};
  await run({ name: 'demo', about: 'Demo.', options: {} }, () => { ${body} });`;

const endings: [string, string, number, RegExp][] = [
  ['nothing returned', '', 0, /^$/],
  ['a verdict', 'return 1;', 1, /^$/],
  ['a UserError', "throw new UserError('The oven is cold.');", 2, /^The oven is cold\.\n$/],
  ['a UserError with another code', "throw new UserError('Burnt.', 1);", 1, /^Burnt\.\n$/],
  ['a fault of the kit', "throw new TypeError('boo');", 2, /an error of its own[^]*TypeError: boo\n +at /],
];
for (const [what, body, code, stderr] of endings) {
  test(`run ends well on ${what}`, async () => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script(body)]);
    const said = await text(child.stderr);
    if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve));
    assert.match(said, stderr);
    assert.equal(child.exitCode, code);
  });
}
