import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { NotStarted } from '../../api/todo.ts';
import { described, shown } from './described.ts';
import { LearnerModule, whereIn } from './learner-module.ts';
import { LearnerError } from './learner-error.ts';

const TODO = new URL('../../api/todo.ts', import.meta.url).href;

/** A file `pull.ts` with this code. */
async function written(context: TestContext, code: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'learner-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'pull.ts');
  await writeFile(file, code);
  return file;
}

async function load(context: TestContext, code: string): Promise<LearnerModule> {
  return LearnerModule.load(await written(context, code));
}

/** What a rejection says, as a learner gets it. */
async function complaint(promise: Promise<unknown>): Promise<{ message: string; where: string | undefined }> {
  try {
    await promise;
  } catch (error) {
    assert(error instanceof LearnerError, `${String(error)} is no LearnerError.`);
    return { message: error.message, where: error.where };
  }
  assert.fail('It did not complain.');
}

test('functions are called with what they need, whether they answer at once or later', async (context) => {
  const learner = await load(
    context,
    'export const add = (a: number, b: number) => a + b; export const later = async (a) => a;',
  );
  assert.equal(await learner.call('add', 2, 3), 5);
  assert.equal(learner.callNow('add', 2, 3), 5);
  assert.equal(await learner.call('later', 7), 7);
});

test('each load is a fresh one, and takes the file as it is now', async (context) => {
  const file = await written(context, 'let times = 0; export const count = () => ++times;');
  const [one, other] = [await LearnerModule.load(file), await LearnerModule.load(file)];
  one.callNow('count');
  assert.equal(one.callNow('count'), 2);
  assert.equal(other.callNow('count'), 1);
  await writeFile(file, "export const count = () => 'new';");
  assert.equal((await LearnerModule.load(file)).callNow('count'), 'new');
  assert.equal(other.callNow('count'), 2);
});

test('an error is told in one line, with function, file and line', async (context) => {
  const code =
    '\nexport function soup() {\n  throw new TypeError("too hot\\nreally");\n}\nexport const later = async () => soup();\n';
  const learner = await load(context, code);
  assert.throws(() => learner.callNow('soup'), { message: 'soup() threw TypeError: too hot', where: 'pull.ts:3' });
  assert.deepEqual(await complaint(learner.call('later')), {
    message: 'later() threw TypeError: too hot',
    where: 'pull.ts:3',
  });
});

test('what is missing, or no function, is named', async (context) => {
  const learner = await load(context, 'export const soup = 7;');
  for (const name of ['soup', 'stew']) {
    const { message } = await complaint(learner.call(name));
    assert.equal(message, `pull.ts does not export a function called ${name}.`);
  }
});

test('a todo stays what it is, and learner errors too', async (context) => {
  const learner = await load(
    context,
    `import { todo } from ${JSON.stringify(TODO)}; export const soup = () => todo('pull/cache', 'Stir.');`,
  );
  await assert.rejects(learner.call('soup'), { name: NotStarted.name, message: 'Stir.' });
  assert.throws(() => learner.callNow('soup'), { name: NotStarted.name });
});

const unloadable: [string, string, RegExp, string | undefined][] = [
  ['a syntax error', 'export const soup = ;', /^pull\.ts cannot be loaded: SyntaxError: /, 'pull.ts:1:21'],
  [
    'an enum',
    '\nenum Soup { Hot }',
    /^pull\.ts cannot be loaded: SyntaxError: .*enum is not supported.* Write a union of texts/,
    'pull.ts:2:1',
  ],
  ['a parameter property', 'class Soup { constructor(readonly heat: number) {} }', /Declare the field/, 'pull.ts:1:35'],
  [
    'a type imported as a value',
    `import { todo, Remote } from ${JSON.stringify(TODO)}; export const soup = todo;`,
    /write import type/,
    'pull.ts:1:16',
  ],
  ['an await in a plain function', 'export function soup() {\n  return await 1;\n}', /Write async/, 'pull.ts:2:10'],
  [
    'a file elsewhere',
    "import '../../elsewhere/stew.ts';",
    /Cannot find module 'stew\.ts' imported from pull\.ts/,
    undefined,
  ],
  ['a package', "import 'soup';", /Here you can import host-and-remote\/lab/, undefined],
  [
    'an exception',
    '\n\nthrow new RangeError("too hot");',
    /^pull\.ts cannot be loaded: RangeError: too hot$/,
    'pull.ts:3:7',
  ],
  ['something else thrown', 'throw null;', /^pull\.ts cannot be loaded: null$/, undefined],
  [
    'a missing file',
    "import './stew.ts';",
    /^pull\.ts cannot be loaded: Error: Cannot find module 'stew\.ts'.*\. An import names the file/,
    undefined,
  ],
  [
    'a todo outside of functions',
    `import { todo } from ${JSON.stringify(TODO)}; todo('pull/cache', 'Stir.');`,
    /^pull\.ts calls todo\(\) while it is being imported; todo\(\) belongs inside a function\.$/,
    undefined,
  ],
];
for (const [what, code, message, where] of unloadable) {
  test(`${what}: the file cannot be loaded, and the reason names no folder`, async (context) => {
    const file = await written(context, code);
    const found = await complaint(LearnerModule.load(file));
    assert.match(found.message, message);
    assert.equal(found.where, where);
    assert(!found.message.includes(path.dirname(file)), found.message);
  });
}

test('a missing file is a complaint, too', async () => {
  const { message } = await complaint(LearnerModule.load(path.join(tmpdir(), 'no-such-folder', 'pull.ts')));
  assert.match(message, /^pull\.ts cannot be loaded: /);
});

const values: [unknown, string][] = [
  [undefined, 'nothing'],
  [null, 'null'],
  ['LIS', '"LIS"'],
  [42, '42'],
  [{ office: 'LIS' }, '{"office":"LIS"}'],
  [() => 1, 'a function'],
  [Symbol('soup'), 'symbol'],
  [10n, 'a value that cannot be shown'],
  [Object.create(null, { toJSON: { get: () => assert.fail() } }), 'a value that cannot be shown'],
  [new TypeError('hot'), 'TypeError: hot'],
];
for (const [value, text] of values) {
  test(`${text} is how a learner reads it`, () => assert.equal(shown(value), text));
}

test('long values are cut to 80 characters', () => {
  assert.equal(shown('x'.repeat(500)).length, 80);
  assert.match(shown('x'.repeat(500)), /x…$/);
});

test('an error tells the cause that fetch hides', () => {
  const cause = new Error('connect ECONNREFUSED');
  assert.equal(described(new TypeError('fetch failed', { cause })), 'TypeError: fetch failed (connect ECONNREFUSED)');
});

test('what is not allowed is told without the options of Node', () => {
  const denied = Object.assign(new Error('Use --allow-fs-read.'), { code: 'ERR_ACCESS_DENIED' });
  assert.doesNotMatch(described(denied), /--/);
  assert.match(described(denied), /may read its own folder/);
});

test('the line is that of the learner’s own file', () => {
  const stack = 'Error: hot\n    at f (file:///lab/host/pull.tsx:1:1)\n    at g (file:///a.b/pull.ts?import=12:34:5)';
  assert.equal(whereIn('/a.b/pull.ts', Object.assign(new Error('hot'), { stack })), 'pull.ts:34');
  assert.equal(whereIn('/a.b/push.ts', Object.assign(new Error('hot'), { stack })), undefined);
  assert.equal(whereIn('/a.b/pull.ts', 'hot'), undefined);
});
