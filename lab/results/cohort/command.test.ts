/** `npm run grade -- --cohort` as a teacher types it: what it prints, what it leaves behind, and how it ends. */
import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { parse } from 'csv-parse/sync';
import { exercises } from '../../../course.ts';
import { hostileOf, solutionOf } from '../../grader/corpus.ts';
import { root } from '../../project/root.ts';
import { deriveStarter } from '../../project/derive-starter.ts';

const PULL = exercises().find(({ id }) => id === 'pull')!;
const SOLUTION = solutionOf(PULL);
const STARTER = deriveStarter(SOLUTION, 'pull.ts');
const COMMAND = join(root, 'lab/commands/grade.ts');

async function scratch(context: TestContext): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'class-command-')));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A class in a folder of its own, with a folder for temporary files beside it. */
async function aClass(context: TestContext, files: Record<string, string>) {
  const folder = await scratch(context);
  const temporary = join(folder, 'tmp');
  await mkdir(temporary);
  const cohort = join(folder, 'class');
  await mkdir(cohort);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(cohort, path)), { recursive: true });
    await writeFile(join(cohort, path), content);
  }
  return { folder, cohort, temporary, reports: `${cohort}-reports` };
}

interface How {
  env?: Record<string, string>;
  /** Runs it by way of another command. */
  by?: string[];
}

function start(args: string[], temporary: string, { env = {}, by = [] }: How = {}): ChildProcess {
  const argv = [...by, process.execPath, COMMAND, 'pull', ...args];
  const clean = { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1', TMPDIR: temporary, ...env };
  return spawn(argv[0]!, argv.slice(1), { env: clean, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function run(args: string[], temporary: string, how: How = {}) {
  const child = start(args, temporary, how);
  const [out, err, [code]] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, 'exit')]);
  return { code: code as number, out, err };
}

/** Each learner's points of Pull, as the gradebook has them. */
async function gradesIn(reports: string): Promise<Record<string, string>> {
  const rows: Record<string, string>[] = parse(await readFile(join(reports, 'outcomes.csv'), 'utf8'), {
    columns: true,
  });
  return Object.fromEntries(rows.map((row) => [row['Learner']!, row['Points']!]));
}

test('the intake stops before grading, and its table comes back edited', async (context) => {
  const { cohort, temporary, reports, folder } = await aClass(context, {
    'ada/03-pull/pull.ts': SOLUTION,
    'bo/a/pull.ts': SOLUTION,
    'bo/b/pull.ts': STARTER,
    'bo/c/pull.ts': `${SOLUTION}// again\n`,
    'pull.ts': SOLUTION,
  });
  const first = await run(['--cohort', cohort, '--intake'], temporary);
  assert.equal(first.code, 0, first.err);
  assert.match(first.out, /^Taken in: 2 people\.$/m);
  assert.match(first.out, /^! bo +\? pull$/m);
  assert.match(first.out, /Several files could be 03-pull\/pull\.ts/);
  assert.match(first.out, /^! pull\.ts lies outside of everybody’s folder/m);
  assert.deepEqual(await readdir(reports), ['intake.csv']);
  const table = await readFile(join(reports, 'intake.csv'), 'utf8');
  const edited = join(folder, 'edited.csv');
  await writeFile(edited, table.replace(/^bo,pull,,/m, 'bo,pull,bo/a/pull.ts,'));
  const second = await run(['--cohort', cohort, '--intake-from', edited], temporary);
  assert.equal(second.code, 0, second.out + second.err);
  assert.deepEqual(await gradesIn(reports), { ada: '100', bo: '100' });
  assert.deepEqual(await readdir(temporary), [], 'nothing is left in the temporary folder');
});

test('a resubmission that is worse is said, and what it replaced is kept; --best lets that count', async (context) => {
  const { cohort, temporary, reports } = await aClass(context, {
    'ada/03-pull/pull.ts': SOLUTION,
    'bo/03-pull/pull.ts': SOLUTION,
  });
  assert.equal((await run(['--cohort', cohort], temporary)).code, 0);
  await writeFile(join(cohort, 'ada/03-pull/pull.ts'), STARTER);
  const worse = await run(['--cohort', cohort, '--only', 'Ada', '--due', '2020-01-01'], temporary);
  assert.equal(worse.code, 0, worse.err);
  assert.match(worse.out, /^ada had 100 points in Pull, and now has 0\./m);
  assert.deepEqual(await gradesIn(reports), { ada: '0', bo: '100' }, 'the overview is whole');
  const overview = await readFile(join(reports, 'overview.html'), 'utf8');
  assert.match(overview, /Earlier grades/);
  assert.match(await readFile(join(reports, 'outcomes.csv'), 'utf8'), /^ada,pull,handed in unchanged,0,.*,yes,/m);
  assert.equal((await run(['--cohort', cohort, '--best'], temporary)).code, 0);
  assert.deepEqual(await gradesIn(reports), { ada: '100', bo: '100' });
});

test('without a browser there are no grades, and those that were given stay', async (context) => {
  const { cohort, temporary, reports } = await aClass(context, { 'ada/03-pull/pull.ts': SOLUTION });
  assert.equal((await run(['--cohort', cohort], temporary)).code, 0);
  const before = await readFile(join(reports, 'canvas.csv'), 'utf8');
  const none = { HOST_AND_REMOTE_BROWSER: '/there/is/no/browser' };
  const { code, err } = await run(['--cohort', cohort, '--complete'], temporary, { env: none });
  assert.equal(code, 2);
  assert.match(err, /HOST_AND_REMOTE_BROWSER names “\/there\/is\/no\/browser”/);
  assert.equal(await readFile(join(reports, 'canvas.csv'), 'utf8'), before);
});

test(
  'SIGTERM ends it at once, with the whole overview and nothing left behind',
  { skip: process.platform === 'win32' },
  async (context) => {
    const loop = hostileOf(PULL).find(({ name }) => name === 'loop-at-import')!.program;
    const { cohort, temporary, reports } = await aClass(context, { 'ada/03-pull/pull.ts': SOLUTION });
    assert.equal((await run(['--cohort', cohort], temporary)).code, 0);
    for (let number = 0; number < 12; number++) {
      const own = join(cohort, `loop-${number}`);
      await mkdir(own);
      await writeFile(join(own, 'pull.ts'), `${loop}\n// ${number} ${process.pid} ${Math.random()}\n`);
    }
    const child = start(['--cohort', cohort], temporary);
    const said = text(child.stdout!);
    const ended = once(child, 'exit') as Promise<[number]>;
    for await (const line of createInterface({ input: child.stderr! })) if (/^1 of 13/.test(line)) break;
    child.kill('SIGTERM');
    const [code] = await ended;
    assert.equal(code, 2);
    assert.match(await said, /^Stopped after \d+ of 13\. The same command goes on from there\.$/m);
    assert.equal((await gradesIn(reports))['ada'], '100');
    assert.match(await readFile(join(reports, 'overview.html'), 'utf8'), /Not graded yet: .*loop-/);
    assert.deepEqual(await readdir(temporary), []);
  },
);

test(
  'it works whatever the umask is, and in a user namespace',
  { skip: process.platform !== 'linux' },
  async (context) => {
    const { cohort, temporary, reports, folder } = await aClass(context, {
      'ada/03-pull/pull.ts': `${SOLUTION}// ${Math.random()}\n`,
    });
    await chmod(folder, 0o755); // elsewhere another user has no way to what is copied, and no Host runs as one
    const masked = await run(['--cohort', cohort], temporary, { by: ['sh', '-c', 'umask 077 && exec "$@"', 'sh'] });
    assert.equal(masked.code, 0, masked.err);
    assert.deepEqual(await gradesIn(reports), { ada: '100' });

    const alone = ['unshare', '--user', '--map-root-user'];
    if (spawnSync(alone[0]!, [...alone.slice(1), 'true']).status !== 0)
      return context.diagnostic('no user namespaces here');
    await writeFile(join(cohort, 'ada/03-pull/pull.ts'), `${SOLUTION}// ${Math.random()}\n`);
    const inside = await run(['--cohort', cohort], temporary, { by: alone });
    assert.equal(inside.code, 0, inside.err);
    assert.doesNotMatch(inside.err, /a user of its own/, 'what protects is said truly');
    assert.deepEqual(await gradesIn(reports), { ada: '100' });
  },
);

const mistakes: [string, string[], RegExp][] = [
  ['a class that is not there', ['--cohort', '/no/such/class'], /^There is no folder and no zip .*class to grade/],
  ['a file that is no zip', ['--cohort', COMMAND], /grade\.ts cannot be taken in: is no zip that can be opened/],
  ['a deadline that is none', ['--cohort', root, '--due', 'soon'], /^“soon” is no deadline/],
  [
    'a roster that is not there',
    ['--cohort', join(root, 'docs'), '--roster', '/no/roster.csv', '--intake'],
    /^The roster \/no\/roster\.csv cannot be read/,
  ],
  ['an assignment without a name', ['--cohort', root, '--assignment', 'pull'], /^“pull” names no assignment/],
  ['an option of a class without one', ['--best'], /^--best is about a class: say which one with --cohort\./],
];
for (const [what, args, message] of mistakes) {
  test(`${what}: one clear sentence and exit code 2`, async (context) => {
    const { code, err } = await run(args, await scratch(context));
    assert.equal(code, 2);
    assert.match(err, message);
    assert.equal(err.trim().split('\n').length, 1, err);
  });
}

test('somebody whom nobody knows is named, and so is where names stand', async (context) => {
  const { cohort, temporary, reports } = await aClass(context, { 'ada/pull.ts': SOLUTION });
  const { code, err } = await run(['--cohort', cohort, '--only', 'bo'], temporary);
  assert.equal(code, 2);
  assert.match(err, /^Nobody in this class is called “bo”: “--intake” shows what people are called\.$/m);
  assert.equal(existsSync(reports), false);
});
