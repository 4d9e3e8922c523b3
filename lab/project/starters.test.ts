import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { root } from './root.ts';
import { deriveStarter } from './derive-starter.ts';
import { UserError } from './cli.ts';
import { reset, undo } from './reset.ts';
import { checkStarters, writeStarters } from './starters.ts';

const SOLUTION = 'solutions/03-pull/pull.ts';
const FILE = 'exercises/03-pull/pull.ts';

/** A course of its own in a folder of its own, with solutions and no starters yet. */
async function course(context: TestContext) {
  const folder = await mkdtemp(path.join(tmpdir(), 'starters-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  await cp(path.join(root, 'solutions'), path.join(folder, 'solutions'), { recursive: true });
  const lines: string[] = [];
  return {
    place: { folder, log: (line: string) => lines.push(line) },
    lines,
    read: (file = FILE) => readFile(path.join(folder, file), 'utf8'),
    write: (text: string, file = FILE) => writeFile(path.join(folder, file), text),
    files: () => readdir(path.join(folder, 'exercises/03-pull')),
    derived: async () => deriveStarter(await readFile(path.join(folder, SOLUTION), 'utf8'), SOLUTION),
    changeSolution: async (task: string) => {
      const file = path.join(folder, SOLUTION);
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.replace(/(#todo pull\/cache ).*/, `$1${task}`));
    },
    commit: () => {
      const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { stdio: 'ignore' });
      git('init');
      git('add', '.');
      git('-c', 'user.name=Ada', '-c', 'user.email=ada@marram.example', 'commit', '-m', 'course');
    },
  };
}

test('writes missing starters, and says so when there is nothing to do', async (context) => {
  const { place, lines, read, derived } = await course(context);
  assert.equal(await writeStarters(place, false), 0);
  assert.equal(await read(), await derived());
  assert.equal(await writeStarters(place, false), 0);
  assert.deepEqual(
    lines.filter((line) => line.startsWith(FILE)),
    [`${FILE} is the starter that follows from ${SOLUTION}.`, `${FILE} is as its solution says.`],
  );
});

test('a starter that was written here follows its solution again and again', async (context) => {
  const { place, read, derived, changeSolution, files } = await course(context);
  await writeStarters(place, false);
  for (const task of ['Remember.', 'Remember more.']) {
    await changeSolution(task);
    assert.equal(await writeStarters(place, false), 0);
    assert.equal(await read(), await derived());
  }
  assert.deepEqual(await files(), ['pull.ts']);
});

test('a fresh clone’s starter follows its solution too', async (context) => {
  const { place, commit, changeSolution, read, derived } = await course(context);
  await writeStarters(place, false);
  await rm(path.join(place.folder, '.lab'), { recursive: true });
  commit();
  await changeSolution('Remember.');
  assert.equal(await writeStarters(place, false), 0);
  assert.equal(await read(), await derived());
});

test('work of a learner, even committed, is left alone', async (context) => {
  const { place, commit, lines, read, write } = await course(context);
  await writeStarters(place, false);
  await write('mine');
  commit();
  assert.equal(await writeStarters(place, false), 1);
  assert.equal(await read(), 'mine');
  assert.match(lines.at(-1)!, /^Left alone, because somebody worked on it: exercises\/03-pull\/pull\.ts\./);
});

test('with force it is replaced, and kept beside', async (context) => {
  const { place, read, write, derived } = await course(context);
  await writeStarters(place, false);
  await write('mine');
  assert.equal(await writeStarters(place, true), 0);
  assert.equal(await read(), await derived());
  assert.equal(await read('exercises/03-pull/pull.mine-1.ts'), 'mine');
});

test('check passes on true starters and fails on missing or different ones', async (context) => {
  const { place, lines, write } = await course(context);
  assert.equal(await checkStarters(place), 1);
  assert(lines.includes(`${FILE} is missing.`), lines.join('\n'));
  await writeStarters(place, false);
  assert.equal(await checkStarters(place), 0);
  await write('other');
  lines.length = 0;
  assert.equal(await checkStarters(place), 1);
  assert.equal(lines[0], `${FILE} is not the starter that follows from ${SOLUTION}.`);
  assert.match(lines.join(' '), /If this is your own work on an exercise, all is well/);
});

test('check lets a learner work as long as the committed starter is right', async (context) => {
  const { place, lines, write, commit, changeSolution } = await course(context);
  await writeStarters(place, false);
  commit();
  await write('mine');
  lines.length = 0;
  assert.equal(await checkStarters(place), 0);
  assert.equal(lines[0], `${FILE} holds work of your own. The starter as committed is right.`);
  await changeSolution('Remember.');
  assert.equal(await checkStarters(place), 1);
});

test('reset restores the starter and keeps every version of the learner', async (context) => {
  const { place, lines, read, write, derived, files } = await course(context);
  await reset(['pull'], place);
  assert.equal(await read(), await derived());
  for (const version of ['first', 'second']) {
    await write(version);
    await reset(['03-pull'], place);
    assert.equal(await read(), await derived());
  }
  assert.deepEqual((await files()).sort(), ['pull.mine-1.ts', 'pull.mine-2.ts', 'pull.ts']);
  assert.equal(await read('exercises/03-pull/pull.mine-1.ts'), 'first');
  assert.equal(await read('exercises/03-pull/pull.mine-2.ts'), 'second');
  assert(lines.includes('Your version of exercises/03-pull/pull.ts is now exercises/03-pull/pull.mine-2.ts.'));
  lines.length = 0;
  await reset(['pull'], place);
  assert.deepEqual(lines, [`${FILE} is the starter already.`]);
});

test('undo brings back what reset put aside, and loses nothing that was written since', async (context) => {
  const { place, lines, read, write, files } = await course(context);
  await reset(['pull'], place);
  await write('first');
  await reset(['pull'], place);
  assert.equal(lines.at(-1), '“npm run reset -- pull --undo” brings your version back.');
  await undo(['pull'], place);
  assert.equal(await read(), 'first');
  assert.deepEqual(await files(), ['pull.ts'], 'nothing is there twice');

  await reset(['pull'], place);
  await write('second');
  for (const version of ['first', 'second', 'first']) {
    await undo(['pull'], place);
    assert.equal(await read(), version);
  }
  assert.equal((await files()).length, 2);
  await assert.rejects(undo([], place), UserError);
});

test('undo says when there is nothing to bring back', async (context) => {
  const { place } = await course(context);
  await reset(['pull'], place);
  await assert.rejects(
    undo(['pull'], place),
    /^UserError: There is no earlier version of exercises\/03-pull\/pull\.ts/,
  );
});

test('reset needs the name of an exercise', async (context) => {
  const { place } = await course(context);
  await assert.rejects(reset([], place), UserError);
  await assert.rejects(reset(['pll'], place), /No exercise is called “pll”\. There are: .*pull/);
});
