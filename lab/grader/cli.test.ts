/** `npm run grade` as a person meets it who types it: what it prints, and with which exit code it ends. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { on, once } from 'node:events';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { text } from 'node:stream/consumers';
import { exercises, type Module } from '../../course.ts';
import { root } from '../project/root.ts';
import { deriveStarter } from '../project/derive-starter.ts';
import type { Report } from './report.ts';

const COMMAND = path.join(root, 'lab/commands/grade.ts');
const MAX = 100 * exercises().length;

/**
 * Starts the command.
 *
 * @param cwd another folder than the project's, so that paths are told apart
 */
function start(args: string[], cwd?: string): ChildProcess {
  const env = { ...process.env, FORCE_COLOR: undefined, NO_COLOR: '1' };
  return spawn(process.execPath, [COMMAND, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

async function grade(args: string[], cwd?: string) {
  const child = start(args, cwd);
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout!), text(child.stderr!), once(child, 'exit')]);
  return { code: code as number, stdout, stderr };
}

/** A folder laid out like `exercises/`, with a program for every exercise. */
async function tree(context: TestContext, program: (solution: string, file: string) => string): Promise<string> {
  const folder = await emptyFolder(context);
  for (const module of exercises()) {
    await mkdir(path.join(folder, module.exercise.folder));
    await writeFile(fileOf(folder, module), program(await solutionOf(module), `${module.id}.ts`));
  }
  return folder;
}

async function emptyFolder(context: TestContext): Promise<string> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'grade-')));
  context.after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function fileOf(folder: string, { id, exercise }: Module): string {
  return path.join(folder, exercise!.folder, `${id}.ts`);
}

function solutionOf(module: Module): Promise<string> {
  return readFile(fileOf(path.join(root, 'solutions'), module), 'utf8');
}

test('solutions are whole: exit code 0, and the report as JSON', async (context) => {
  const folder = await emptyFolder(context);
  const { code, stdout, stderr } = await grade(
    ['--work', path.join(root, 'solutions'), '--json', 'report.json', '--seed', '7'],
    folder,
  );
  assert.equal(code, 0, stdout + stderr);
  assert.equal(stderr, '');
  const report = JSON.parse(await readFile(path.join(folder, 'report.json'), 'utf8')) as Report;
  assert.deepEqual(report, {
    version: 1,
    score: MAX,
    max: MAX,
    exercises: exercises().map(({ id, number, title, exercise }) => ({
      id,
      number,
      title,
      score: 100,
      max: 100,
      seed: 7,
      steps: exercise.steps.map(({ id, title, scenario, points }) => {
        return { id, title, ...(scenario && { scenario }), status: 'passed', earned: points, points };
      }),
    })),
  });
  for (const { exercise } of exercises()) {
    for (const { id, title, points } of exercise.steps) {
      assert(stdout.includes(`✓ passed       ${title}  ${id}  ${points}/${points}`), stdout);
    }
  }
});

test('starters fall short: exit code 1, and what is to do is said in text and JSON', async (context) => {
  const work = await tree(context, deriveStarter);
  const { code, stdout, stderr } = await grade(['--work', work, '--json', path.join(work, 'report.json')]);
  assert.equal(code, 1, stderr);
  const { version, score, max, exercises: graded } = JSON.parse(await readFile(path.join(work, 'report.json'), 'utf8'));
  assert.deepEqual({ version, score, max }, { version: 1, score: 0, max: MAX });
  const steps = (graded as Report['exercises']).flatMap((exercise) => exercise.steps);
  for (const { status, earned, message, hints, ...step } of steps) {
    assert.deepEqual({ status, earned }, { status: 'not-started', earned: 0 });
    assert.equal(hints?.length, 3);
    assert.match(message!, /^Still to do: [^\n]+$/);
    assert(stdout.includes(`· not started  ${step.title}  ${step.id}  0/${step.points}\n      ${message}\n`), stdout);
  }
});

test('a failed step is told with its message and its first hint', async (context) => {
  const work = await tree(context, (solution) => solution.replace(/'refused'/g, "'unavailable'"));
  const { code, stdout } = await grade(['pull', '--work', work]);
  assert.equal(code, 1);
  assert.match(stdout, /^pull {2}75 of 100 points$/m);
  assert.match(stdout, /✗ failed +A log-in that fails closed {2}pull\/log-in {2}0\/25\n {6}What the check did: .+\n/);
  assert.match(stdout, /\n {6}Where to look: .+\n {6}Hint: .+\n/);
});

test('a file that does not load is told once, with its place and how to mend it', async (context) => {
  const work = await tree(context, (solution) => `enum Soup { Hot }\n${solution}`);
  const { code, stdout } = await grade(['pull', '--work', work]);
  assert.equal(code, 1);
  assert.equal(stdout.match(/enum is not supported/g)!.length, 1, stdout);
  assert.match(stdout, /Write a union of texts instead.+\(pull\.ts:1:1\)/);
  assert.doesNotMatch(stdout, /Hint:/);
});

test('the seed of a grade is printed', async (context) => {
  const { stdout } = await grade(['pull', '--work', await emptyFolder(context)]);
  assert.match(stdout, /^Seed (\d+): “--seed \1”/m);
});

test('what the code prints stands under the report, once a line, and nowhere else', async (context) => {
  const print = "console.log('asked by', userId); console.error('\\u001b[31mHR\\tis slow');";
  const begin = /export async function personalFeed\([^{]*\{/;
  const work = await tree(context, (solution) => solution.replace(begin, `$& ${print}`));
  const json = path.join(work, 'report.json');
  const { code, stdout } = await grade([
    'pull',
    '--work',
    work,
    '--json',
    json,
    '--report',
    path.join(work, 'reports'),
  ]);
  assert.equal(code, 0, stdout);
  assert.match(stdout, /\n\n {2}Your code printed, in all checks together:\n(?: {6}.+\n)+\n/);
  assert.match(stdout, /^ {6}asked by \d{5} {2}×\d+$/m);
  assert.match(stdout, /^ {6}HR {4}is slow {2}×\d+$/m);
  assert(!stdout.includes('\u001b'));
  for (const file of [json, path.join(work, 'reports', 'report.json'), path.join(work, 'reports', 'report.html')])
    assert.doesNotMatch(await readFile(file, 'utf8'), /asked by|is slow/, file);
});

test('one exercise can be named, by id or by folder', async (context) => {
  const work = await emptyFolder(context);
  for (const name of ['pull', '03-pull']) {
    const { code, stdout } = await grade([name, '--work', work]);
    assert.equal(code, 1);
    assert.match(stdout, /^pull {2}0 of 100 points$/m);
  }
});

test('an empty folder is graded: nothing is started, and the missing file is named', async (context) => {
  const { code, stdout, stderr } = await grade(['--work', await emptyFolder(context)]);
  assert.equal(code, 1, stderr);
  for (const { id, exercise } of exercises()) {
    assert.match(stdout, new RegExp(`· not started .+\\n +There is no ${exercise.folder}/${id}\\.ts here\\.`));
  }
});

const mistakes: [string, string[], RegExp][] = [
  ['an exercise that does not exist', ['pll'], /^No exercise is called “pll”\. There are: .*pull/],
  [
    'a folder that does not exist',
    ['--work', 'no/such/folder'],
    /^There is no folder .*no.such.folder to grade: give --work one/,
  ],
  ['a file in place of a folder', ['--work', COMMAND], /^There is no folder .*grade\.ts to grade/],
  ['an option that does not exist', ['--wrok', 'x'], /^“npm run grade” has no option “--wrok”/],
  [
    'a seed that is none',
    ['--seed', 'seven'],
    /^“seven” is no seed: it is the whole number that an earlier grade printed/,
  ],
  [
    '--json together with --watch',
    ['--watch', '--json', 'x'],
    /^--watch goes on, so there is no single grade for --json/,
  ],
];
for (const [what, args, message] of mistakes) {
  test(`${what}: one clear sentence and exit code 2`, async () => {
    const { code, stdout, stderr } = await grade(args);
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, message);
    assert.equal(stderr.trim().split('\n').length, 1, stderr);
  });
}

test('a report that cannot be written: the grade is told all the same, with exit code 2', async (context) => {
  const work = await emptyFolder(context);
  const { code, stdout, stderr } = await grade(['--work', work, '--json', path.join(work, 'no/report.json')]);
  assert.equal(code, 2);
  assert.match(stdout, /0 of 100 points/);
  assert.match(stderr, /^The grade could not be written to .*report\.json: .+\n$/);
});

test('--help shows every option and exits with 0', async () => {
  const { code, stdout, stderr } = await grade(['--help']);
  assert.equal(code, 0);
  assert.equal(stderr, '');
  for (const word of ['[exercise …]', '--work DIR', '--json FILE', '--watch', '--help', 'Exit code 0', 'solutions']) {
    assert(stdout.includes(word), `${word} is missing from:\n${stdout}`);
  }
});

test('--watch grades again at every save, until Ctrl-C', async (context) => {
  const work = await tree(context, deriveStarter);
  const child = start(['pull', '--work', work, '--watch']);
  context.after(() => child.kill('SIGKILL'));
  const lines = linesOf(child);
  await lines.until(/^pull {2}0 of 100 points$/);
  await lines.until(/^Checked in \d+ ms\. Waiting for the next save; Ctrl-C ends\.$/);
  for (const module of exercises()) await writeFile(fileOf(work, module), await solutionOf(module));
  await lines.until(/^pull {2}100 of 100 points$/);
  child.kill('SIGINT');
  const [code] = (await once(child, 'exit')) as [number];
  assert.equal(code, 0);
});

/** What a process says, line by line. */
function linesOf(child: ChildProcess) {
  const chunks = on(child.stdout!.setEncoding('utf8'), 'data', { close: ['end'] });
  const said: string[] = [];
  let rest = '';
  return {
    /** Resolves when a line like this has come. */
    async until(wanted: RegExp): Promise<void> {
      for (;;) {
        const found = said.findIndex((line) => wanted.test(line));
        if (found !== -1) return void said.splice(0, found + 1);
        const { value, done } = await chunks.next();
        assert(!done, `It ended without saying ${wanted}.`);
        const lines = (rest + (value as [string])[0]).split('\n');
        rest = lines.pop()!;
        said.push(...lines);
      }
    },
  };
}
