import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { root } from '../root.ts';
import { phases, runCheck, runSuite, type Check, type Phase, type Verdict } from './checks.ts';
import { UserError } from '../cli.ts';
import { runPhases, select } from './run-checks.ts';

const verdict = (passed: number, failed: number, output = ''): Verdict => ({ passed, failed, output });
const check = (id: string, found: Verdict, needs?: string[]): Check => ({
  id,
  title: id,
  needs,
  run: async () => found,
});
const phase = (lanes: number, ...checks: Check[]): Phase => ({ heading: 'Phase', lanes, checks });

/** What was logged, without times. */
async function runAll(...all: Phase[]) {
  const lines: string[] = [];
  const total = await runPhases(all, (line) => lines.push(line.replace(/ \([\d.]+ s\)$/, '')));
  return { total, lines };
}

test('counts add up over all phases, and a failure stops nothing', async () => {
  const { total, lines } = await runAll(
    phase(1, check('a', verdict(3, 2, 'two of five'))),
    phase(1, check('b', verdict(1, 0, 'unseen'))),
  );
  assert.deepEqual(total, { passed: 4, failed: 2 });
  assert.deepEqual(lines, ['Phase', '  ✗ a: 3 passed, 2 failed', '      two of five', 'Phase', '  ✓ b']);
});

test('what needs a failed check is not run, and counts as failed', async () => {
  const { total, lines } = await runAll(
    phase(1, check('browser', verdict(0, 1, 'none found'))),
    phase(1, check('pages', verdict(9, 0), ['browser'])),
  );
  assert.deepEqual(total, { passed: 0, failed: 2 });
  assert.equal(lines.at(-1), '      Not run, because it needs “browser”, which failed.');
});

test('two lanes run two at a time and report in order', async () => {
  const begun: string[] = [];
  const ends = new Map(['a', 'b', 'c'].map((id) => [id, Promise.withResolvers<Verdict>()]));
  const checks = [...ends].map(([id, { promise }]): Check => {
    const start = () => {
      begun.push(id);
      return promise;
    };
    return { id, title: id, run: start };
  });
  const running = runAll(phase(2, ...checks));
  assert.deepEqual(begun, ['a', 'b']);
  ends.get('b')!.resolve(verdict(1, 0));
  ends.get('c')!.resolve(verdict(1, 0));
  ends.get('a')!.resolve(verdict(1, 0));
  assert.deepEqual((await running).lines, ['Phase', '  ✓ a', '  ✓ b', '  ✓ c']);
  assert.deepEqual(begun, ['a', 'b', 'c']);
});

test('what shares a place does not run at the same time, and what it needs ends first', async () => {
  const begun: string[] = [];
  const ends = new Map(['build', 'unit', 'grader', 'pages'].map((id) => [id, Promise.withResolvers<Verdict>()]));
  const checks = [...ends].map(([id, { promise }]): Check => {
    const start = () => {
      begun.push(id);
      return promise;
    };
    const place = id === 'grader' ? undefined : 'caches';
    return { id, title: id, run: start, place, needs: id === 'pages' ? ['build', 'grader'] : undefined };
  });
  const running = runAll(phase(3, ...checks));
  const settled = () => new Promise(setImmediate);
  assert.deepEqual(begun, ['build', 'grader']);
  ends.get('build')!.resolve(verdict(1, 0));
  await settled();
  assert.deepEqual(begun, ['build', 'grader', 'unit']);
  ends.get('unit')!.resolve(verdict(1, 0));
  await settled();
  assert.deepEqual(begun, ['build', 'grader', 'unit']);
  ends.get('grader')!.resolve(verdict(0, 1, 'wrong'));
  const { lines, total } = await running;
  assert.deepEqual(begun, ['build', 'grader', 'unit']);
  assert.deepEqual(total, { passed: 2, failed: 2 });
  assert.equal(lines.at(-1), '      Not run, because it needs “grader”, which failed.');
});

test('a choice brings what it needs, and keeps the order', () => {
  const all = phases('scratch', () => {});
  const ids = (names?: string[]) => select(all, names).flatMap(({ checks }) => checks.map(({ id }) => id));
  assert.deepEqual(ids(['unit', 'lint']), ['lint', 'unit']);
  assert.deepEqual(ids(['pages']), ['browser', 'build', 'pages', 'pages']);
  assert.deepEqual(new Set(ids(['types'])), new Set(['types']));
  assert.equal(select(all, undefined), all);
  assert.throws(
    () => select(all, ['unt']),
    /^UserError: No check is called “unt”\. There are: browser, build, types, .*unit\.$/,
  );
});

test('an error inside a check is a failure: a UserError without a stack, any other with one', async () => {
  const broken = (error: Error): Check => ({ ...check('a', verdict(1, 0)), run: () => Promise.reject(error) });
  assert.deepEqual(await runCheck(broken(new UserError('No oven.'))), verdict(0, 1, 'No oven.'));
  assert.match((await runCheck(broken(new TypeError('boo')))).output, /^TypeError: boo\n +at /);
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
    timeoutMs: 60_000,
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
    timeoutMs: 1000,
    counts: 'unwritten',
  });
  assert.deepEqual(found, verdict(0, 1, 'There are no tests at nowhere/*.test.ts.'));
});
