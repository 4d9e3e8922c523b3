import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { exercises } from '../../../course.ts';
import { inTwoColumns } from './terminal.ts';
import { compare } from './rows.ts';
import { exerciseReport, stepReport, type ExerciseReport, type Status } from '../../grader/report.ts';
import { root } from '../../project/root.ts';
import { diff, type DiffRequest } from './diff.ts';
import { excerpt } from '../../project/regions.ts';
import { UserError } from '../../project/user-error.ts';

const COMMAND = path.join(import.meta.dirname, '../../commands/diff.ts');

const pull = exercises().find(({ id }) => id === 'pull')!;
const solution = await readFile(path.join(root, 'solutions', pull.exercise.folder, 'pull.ts'), 'utf8');

/** A folder laid out like `exercises/`, with this program for Pull. */
async function workWith(context: TestContext, program?: string): Promise<string> {
  const work = await mkdtemp(path.join(tmpdir(), 'diff-'));
  context.after(() => rm(work, { recursive: true }));
  await mkdir(path.join(work, pull.exercise.folder));
  if (program !== undefined) await writeFile(path.join(work, pull.exercise.folder, 'pull.ts'), program);
  return work;
}

/** A grade of Pull in which every step but one passed. */
function graded(step: string, status: Status) {
  const steps = pull.exercise.steps.map((one) =>
    stepReport(one, { status: one.id === step ? status : 'passed', message: 'No.' }, []),
  );
  return exerciseReport(pull, steps);
}

/** What is said about programs that pass, unless told. */
async function said(names: string[], work: string, asked: Partial<Omit<DiffRequest, 'log'>> = {}): Promise<string> {
  const lines: string[] = [];
  const gradeOf = async () => graded('', 'passed');
  const mayShow = () => assert.fail('Nobody is asked about a program that passes.');
  await diff({ names, work, columns: undefined, gradeOf, mayShow, ...asked, log: (line) => lines.push(line) });
  return lines.join('\n');
}

test('what differs is shown with signs, and what is alike is folded', async (context) => {
  const work = await workWith(context, solution.replace("{ outcome: 'refused' }", "{ outcome: 'accepted' }"));
  const shown = await said(['pull'], work);
  assert.match(shown, /^- .*03-pull.pull\.ts$/m);
  assert.match(shown, /^\+ solutions\/03-pull\/pull\.ts$/m);
  assert.match(shown, /^ *\d+ - .*outcome: 'accepted'.*\n *\d+ \+ .*outcome: 'refused'/m);
  assert.match(shown, /^ {2}… \d+ lines alike$/m);
  assert.doesNotMatch(shown, /#region/);
  assert.match(
    await said(['03-pull'], work, { columns: 160 }),
    /outcome: 'accepted' };.* │ +\d+ \+ .*outcome: 'refused' };/,
  );
});

test('the solution itself is the same, line by line', async (context) => {
  assert.match(await said(['pull'], await workWith(context, solution)), /They are the same, line by line\./);
});

test('long lines go on below, within their column', () => {
  const rows = compare('a'.repeat(100), 'b'.repeat(30));
  const columns = 80;
  const lines = inTwoColumns(rows, columns).split('\n');
  assert.deepEqual(
    lines.map((line) => line.split(' │')[0]!.replace(/[^a]/g, '').length),
    [34, 34, 32],
  );
  assert(lines.every((line) => line.length <= columns));
});

test('no name, a wrong one and a missing file are one sentence each', async (context) => {
  const work = await workWith(context);
  for (const [names, message] of [
    [[], /^Say which exercise to compare, as in “npm run diff -- /],
    [['pll'], /^No exercise is called “pll”\./],
    [['pll/cache'], /^No exercise is called “pll”\./],
    [['pull/cash'], /^Pull has no step “cash”\. There are: pull\/home-office, .*pull\/log-in\.$/],
    [['pull'], /^There is no .*pull\.ts to compare: “npm run reset -- pull” brings the starter back\.$/],
  ] as [string[], RegExp][]) {
    await assert.rejects(said(names, work), (error) => error instanceof UserError && message.test(error.message));
  }
});

test('without a terminal there are no colours, and --help says what there is', async (context) => {
  const work = await workWith(context, solution.replace('null', 'undefined'));
  const env = { ...process.env, FORCE_COLOR: undefined, NODE_TEST_CONTEXT: undefined };
  const run = async (...args: string[]) => {
    const child = spawn(process.execPath, [COMMAND, ...args], { env });
    const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    return { out, err, code: code as number };
  };
  const { out: plain, err } = await run('pull', '--yes', '--work', work);
  assert(plain.includes('+ ') && !plain.includes('\u001b'), plain + err);
  assert.match((await run('--help')).out, /--yes .*\n.*--work .*\n.*--unified .*\n.*--wide /);
  assert.deepEqual(await run('pull/cache', '--work', work), {
    out: '',
    err: 'Pull has not been checked as it is now. To see the solution all the same, type: npm run diff -- pull/cache --yes\n',
    code: 2,
  });
});

test('a program that does not pass, or that nobody has checked, is asked about first', async (context) => {
  const work = await workWith(context, solution.replace('null', 'undefined'));
  const asked: string[] = [];
  const answering = (answer: boolean, grade?: ExerciseReport) => ({
    gradeOf: async () => grade,
    mayShow: async (why: string) => {
      asked.push(why);
      return answer;
    },
  });
  assert.match(await said(['pull'], work, answering(true)), /^ *\d+ \+ /m);
  const nothing = await said(['pull'], work, answering(false, graded('pull/cache', 'failed')));
  assert.equal(nothing, 'Nothing was shown. “npm run grade -- pull --watch” gives hints: press h.\n');
  await said(['pull/cache'], work, answering(false, graded('pull/cache', 'failed')));
  assert.deepEqual(asked.splice(0), [
    'Pull has not been checked as it is now.',
    'Pull has 70 of 100 points so far.',
    '“Ask again only when you must” does not pass yet.',
  ]);
  await said(['pull/fallback'], work, answering(false, graded('pull/cache', 'failed')));
  assert.deepEqual(asked, [], 'a step that passes may be seen');
});

test('one step is its functions and what they use, with the numbers of the whole programs', async (context) => {
  const mine = solution.replace("'ETag'", "'etag'").replace("outcome: 'refused' }", "outcome: 'accepted' }");
  const work = await workWith(context, mine);
  for (const name of ['pull/cache', '03-pull/cache']) {
    const shown = await said([name], work);
    assert.match(shown, /^Only pull\/cache: Ask again only when you must$/m);
    const [, number] = /^ *(\d+) - .*'etag'/m.exec(shown)!;
    const bare = excerpt(mine, undefined, 'pull.ts').split('\n');
    assert.match(bare[Number(number) - 1]!, /'etag'/);
    assert.doesNotMatch(shown, /outcome:/);
  }
});

const HAS_SCRIPT = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;

for (const [answer, shown] of [
  ['y', /^ *\d+ \+ /m],
  ['n', /Nothing was shown\./],
  ['\u0004', /Nothing was shown\./], // the end of the input
] as const) {
  test(
    `at a terminal, ${JSON.stringify(answer)} is an answer`,
    { skip: !HAS_SCRIPT && 'There is no “script” of Linux here.' },
    async (context) => {
      const work = await workWith(context, solution.replace('null', 'undefined'));
      const command = [process.execPath, COMMAND, 'pull', '--work', work].map((word) => `'${word}'`).join(' ');
      const child = spawn('script', ['-qec', command, '/dev/null'], { env: { ...process.env, TERM: 'xterm' } });
      context.after(() => child.kill('SIGKILL'));
      let said = '';
      for await (const piece of child.stdout.setEncoding('utf8') as AsyncIterable<string>) {
        said += stripVTControlCharacters(piece);
        if (/anything else: no\. $/.test(said)) child.stdin.write(answer === '\u0004' ? answer : `${answer}\r`);
      }
      assert.match(said, /Pull has not been checked as it is now\. Show the solution all the same\?/);
      assert.match(said, shown);
    },
  );
}
