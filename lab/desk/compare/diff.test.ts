import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { test, type TestContext } from 'node:test';
import { exercises } from '../../../course.ts';
import { inTwoColumns } from './terminal.ts';
import { compare } from './rows.ts';
import { root } from '../../project/root.ts';
import { diff } from './diff.ts';
import { UserError } from '../../project/user-error.ts';

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

async function said(names: string[], work: string, columns?: number): Promise<string> {
  const lines: string[] = [];
  await diff({ names, work, columns, log: (line) => lines.push(line) });
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
  assert.match(await said(['03-pull'], work, 160), /outcome: 'accepted' };.* │ +\d+ \+ .*outcome: 'refused' };/);
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
    [['pull'], /^There is no .*pull\.ts to compare: “npm run reset -- pull” brings the starter back\.$/],
  ] as [string[], RegExp][]) {
    await assert.rejects(said(names, work), (error) => error instanceof UserError && message.test(error.message));
  }
});

test('without a terminal there are no colours, and --help says what there is', async (context) => {
  const work = await workWith(context, solution.replace('null', 'undefined'));
  const env = { ...process.env, FORCE_COLOR: undefined, NODE_TEST_CONTEXT: undefined };
  const run = async (...args: string[]) => {
    const child = spawn(process.execPath, [path.join(import.meta.dirname, '../../commands/diff.ts'), ...args], { env });
    return text(child.stdout);
  };
  const plain = await run('pull', '--work', work);
  assert(plain.includes('+ ') && !plain.includes('\u001b'), plain);
  assert.match(await run('--help'), /--unified .*\n.*--wide /);
});
