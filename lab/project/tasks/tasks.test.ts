import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { root } from '../root.ts';
import { UserError } from '../user-error.ts';
import { NOTHING_PASSED, passedIn } from './passed.ts';
import { runTasks, select } from './run-tasks.ts';
import { runSuite, runTask, tasks, type Task, type TaskResult } from './tasks.ts';

const result = (passed: number, failed: number, output = ''): TaskResult => ({ passed, failed, output });
const task = (id: string, found: TaskResult, needs?: string[]): Task => ({
  id,
  title: id,
  needs,
  run: async () => found,
});

/** What was logged, without times. */
async function runAll(concurrency: number, all: Task[], passed = NOTHING_PASSED) {
  const lines: string[] = [];
  const log = (line: string) => lines.push(line.replace(/ \([\d.]+ s\)$/, ''));
  const total = await runTasks(all, { concurrency, passed, log });
  return { total, lines };
}

/** Tasks that end when they are told to. */
function slow(...ids: string[]) {
  const begun: string[] = [];
  const ends = new Map(ids.map((id) => [id, Promise.withResolvers<TaskResult>()]));
  const all = ids.map((id): Task => ({ id, title: id, run: () => (begun.push(id), ends.get(id)!.promise) }));
  const end = async (id: string, found = result(1, 0)) => {
    ends.get(id)!.resolve(found);
    await settled();
  };
  return { all, begun, end };
}

const settled = () => new Promise(setImmediate);

test('counts add up, and a failure stops nothing', async () => {
  const { total, lines } = await runAll(1, [task('a', result(3, 2, 'two of five')), task('b', result(1, 0, 'unseen'))]);
  assert.deepEqual(total, { passed: 4, failed: 2 });
  assert.deepEqual(lines, ['✗ a: 3 passed, 2 failed', '    two of five', '✓ b']);
});

test('what needs a failed task is not run, and counts as failed', async () => {
  const all = [task('browser', result(0, 1, 'none found')), task('pages', result(9, 0), ['browser'])];
  const { total, lines } = await runAll(2, all);
  assert.deepEqual(total, { passed: 0, failed: 2 });
  assert.equal(lines.at(-1), '    Not run, because it needs “browser”, which failed.');
});

test('as many run at a time as there is room for, in their order', async () => {
  const { all, begun, end } = slow('a', 'b', 'c');
  const running = runAll(2, all);
  await settled();
  assert.deepEqual(begun, ['a', 'b']);
  await end('b');
  assert.deepEqual(begun, ['a', 'b', 'c']);
  await end('c');
  await end('a');
  assert.deepEqual((await running).lines, ['✓ b', '✓ c', '✓ a']);
});

test('what must have something for itself waits, and what is needed ends first', async () => {
  const { all, begun, end } = slow('build', 'unit', 'grader', 'pages');
  const [build, unit, grader, pages] = all as [Task, Task, Task, Task];
  for (const one of [build, unit, pages]) one.exclusive = 'caches';
  pages.needs = ['build', 'grader'];
  const running = runAll(3, [build, unit, grader, pages]);
  await settled();
  assert.deepEqual(begun, ['build', 'grader']);
  await end('build');
  assert.deepEqual(begun, ['build', 'grader', 'unit']);
  await end('unit');
  assert.deepEqual(begun, ['build', 'grader', 'unit']);
  await end('grader', result(0, 1, 'wrong'));
  const { lines, total } = await running;
  assert.deepEqual(begun, ['build', 'grader', 'unit']);
  assert.deepEqual(total, { passed: 2, failed: 2 });
  assert.equal(lines.at(-1), '    Not run, because it needs “grader”, which failed.');
});

test('what passed is not run again on the same files; what failed, or has others, is', async (context) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'passed-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const counts = { good: 0, bad: 0, always: 0 };
  const counted = (id: keyof typeof counts, found: TaskResult, from?: string[]): Task => ({
    id,
    title: id,
    inputs: from && { from },
    run: async () => (counts[id]++, found),
  });
  const all = (from: string[]) => [
    counted('good', result(7, 0), from),
    counted('bad', result(1, 1, 'wrong'), from),
    counted('always', result(1, 0)),
  ];
  const passed = passedIn(folder);
  const first = await runAll(1, all(['package.json']), passed);
  const second = await runAll(1, all(['package.json']), passed);
  assert.deepEqual(first.total, second.total);
  assert.deepEqual(counts, { good: 1, bad: 2, always: 2 });
  assert.equal(second.lines[0], '✓ good: 7 passed (as before)');
  await runAll(1, all(['tsconfig.json']), passed);
  assert.deepEqual(counts, { good: 2, bad: 3, always: 3 });
});

test('a choice brings what it needs, and keeps the order', () => {
  const all = tasks({ scratch: 'scratch', kept: 'kept', log: () => {} });
  const ids = (names?: string[]) => select(all, names).map(({ id }) => id);
  assert.deepEqual(ids(['starters', 'lint']), ['lint', 'starters']);
  assert.deepEqual(ids(['pages']), ['browser', 'build', 'pages', 'pages']);
  assert.deepEqual(new Set(ids(['types'])), new Set(['types']));
  assert.equal(select(all, undefined), all);
  assert.throws(
    () => select(all, ['unt']),
    /^UserError: No task is called “unt”\. There are: browser, build, grader, .*starters\.$/,
  );
});

test('an error inside a task is a failure: a UserError without a stack, any other with one', async () => {
  const broken = (error: Error): Task => ({ ...task('a', result(1, 0)), run: () => Promise.reject(error) });
  assert.deepEqual(await runTask(broken(new UserError('No oven.'))), result(0, 1, 'No oven.'));
  assert.match((await runTask(broken(new TypeError('boo')))).output, /^TypeError: boo\n +at /);
});

/** Runs test files made of these texts, as a suite. */
async function suite(context: TestContext, ...texts: string[]) {
  const folder = await mkdtemp(path.join(tmpdir(), 'suite-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  for (const [index, text] of texts.entries()) {
    await writeFile(path.join(folder, `${index}.test.mjs`), `import { test } from 'node:test';\n${text}`);
  }
  const globs = [path.relative(root, path.join(folder, '*.test.mjs')).replaceAll(path.sep, '/')];
  return runSuite({
    globs,
    except: [],
    env: { OVEN: 'deck' },
    counts: path.join(folder, 'counts.json'),
  });
}

test('tests of several files are counted, and failures are shown', async (context) => {
  const found = await suite(
    context,
    "test('good', () => {}); test('environment', () => { if (process.env.OVEN !== 'deck') throw new Error(); });",
    "test('burnt', () => { throw new Error('smoke'); });",
  );
  assert.equal(found.passed, 2);
  assert.equal(found.failed, 1);
  assert.match(found.output, /^✖ failing tests:[^]*burnt[^]*smoke/);
});

test('a file that cannot be read fails, and so does one that leaves an error behind', async (context) => {
  const found = await suite(
    context,
    'test(',
    "test('good', () => { setImmediate(() => { throw new Error('late'); }); });",
  );
  assert(found.failed >= 2, `${found.failed} failed`);
});

test('a file that ends the process has failed', async (context) => {
  const found = await suite(context, "test('never', async () => { process.exit(3); });");
  assert.equal(found.passed, 0);
  assert(found.failed > 0);
});

test('a suite without files has failed', async () => {
  const found = await runSuite({
    globs: ['nowhere/*.test.ts'],
    except: [],
    env: {},
    counts: 'unwritten',
  });
  assert.deepEqual(found, result(0, 1, 'There are no tests at nowhere/*.test.ts.'));
});
