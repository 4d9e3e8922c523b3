/** A verdict is worked out once, and never told of something else. No grade runs here. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { exercises, type ExerciseModule } from '../../course.ts';
import { check, type StepChecks } from './check.ts';
import { reportOf } from './grade.ts';
import type { Printing } from './printed.ts';
import type { StepResult, StepResults } from './report.ts';
import { Verdicts, type VerdictOptions } from './verdicts.ts';

const pull = exercises().find(({ id }) => id === 'pull')!;
const STEP = pull.exercise.steps[0]!.id;

const checksCalled = (...titles: string[]): StepChecks[] => [
  { step: STEP, hints: ['', '', ''], checks: titles.map((title) => check(title, async () => {})) },
];
const CHECKS = checksCalled('puts it first');

/** A learner's work, a store, and a grader that counts what it is asked for. */
async function desk(context: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'verdicts-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const work = join(folder, 'work');
  const kept = join(folder, 'kept');
  const write = async (name: string, text: string) => {
    await mkdir(join(work, pull.exercise.folder), { recursive: true });
    await writeFile(join(work, pull.exercise.folder, name), text);
  };
  await write('pull.ts', 'export {};');
  const given = { result: { status: 'passed' } as StepResult, worked: 0 };
  const workOut = async (_seed: number, printing: Printing): Promise<StepResults> => {
    given.worked += 1;
    printing.add('HR said 200');
    return new Map([[STEP, given.result]]);
  };
  const ask = async (options: VerdictOptions = {}, checks = CHECKS, module: ExerciseModule = pull, seed?: number) => {
    const verdicts = new Verdicts({ folder: kept, ...options });
    const verdict = await verdicts.of(module, work, checks, workOut, seed);
    await verdicts.tidy();
    return verdict;
  };
  return { ask, write, given, work, kept, workOut };
}

test('the same program is told the same, from one run to the next', async (context) => {
  const { ask, given } = await desk(context);
  const first = await ask();
  const second = await ask();
  assert.equal(given.worked, 1);
  assert.deepEqual([first.recalled, second.recalled], [false, true]);
  assert.deepEqual([...second.results], [...first.results]);
  assert.equal(second.gradedAt.getTime(), first.gradedAt.getTime());
});

test('a verdict tells its seed; whoever asks for another one gets another verdict', async (context) => {
  const { ask, given } = await desk(context);
  const { seed } = await ask();
  assert.equal((await ask()).seed, seed);
  assert.equal((await ask({}, CHECKS, pull, 7)).seed, 7);
  assert.equal(given.worked, 2);
});

test('a verdict is told with what the code printed when it was worked out', async (context) => {
  const { ask } = await desk(context);
  const { printed } = await ask();
  assert.deepEqual(printed, { lines: [{ text: 'HR said 200', times: 1 }], more: 0 });
  assert.deepEqual((await ask()).printed, printed);
});

test('what is known is told without working anything out, whoever asked for it', async (context) => {
  const { ask, write, given, work, kept } = await desk(context);
  const known = () => new Verdicts({ folder: kept }).known(pull, work, CHECKS);
  assert.equal(await known(), undefined);
  await ask({ recall: false, seed: 7 });
  assert.deepEqual([(await known())!.seed, (await known())!.recalled], [7, true]);
  await write('pull.ts', 'export {}; // again');
  assert.equal(await known(), undefined);
  assert.equal(given.worked, 1);
});

test('another program, a file beside it, other checks, another confinement: each is another verdict', async (context) => {
  const { ask, write, given } = await desk(context);
  await ask();
  await write('pull.ts', 'export {}; // again');
  await ask();
  await write('help.ts', 'export {};');
  await ask();
  await ask({}, checksCalled('puts it last'));
  await ask({ confinement: 'a user that owns nothing' });
  assert.equal(given.worked, 5);
});

test('who asks while it is worked out shares the work', async (context) => {
  const { given, work, kept, workOut } = await desk(context);
  const verdicts = new Verdicts({ folder: kept });
  const both = await Promise.all([1, 2].map(() => verdicts.of(pull, work, CHECKS, workOut)));
  assert.equal(given.worked, 1);
  assert.deepEqual(
    both.map(({ recalled }) => recalled),
    [false, true],
  );
});

test('what is saved while a grade runs is not kept as the verdict on what was there before', async (context) => {
  const { ask, write, given, work, kept } = await desk(context);
  const verdicts = new Verdicts({ folder: kept });
  await verdicts.of(pull, work, CHECKS, async () => {
    await write('pull.ts', 'export {}; // meanwhile');
    return new Map([[STEP, { status: 'passed' } as const]]);
  });
  await verdicts.tidy();
  await write('pull.ts', 'export {};');
  given.result = { status: 'failed', message: 'It is wrong.', check: 'puts it first' };
  assert.equal((await ask()).results.get(STEP)!.status, 'failed');
  assert.equal(given.worked, 1);
});

test('the grader’s own trouble is never kept', async (context) => {
  const { ask, given, kept } = await desk(context);
  given.result = { status: 'error', message: 'The browser fell over.' };
  await ask();
  given.result = { status: 'failed', message: 'It is wrong.', check: 'puts it first' };
  assert.equal((await ask()).results.get(STEP)!.status, 'failed');
  assert.equal(given.worked, 2);
  assert.equal((await readdir(join(kept, 'pull'))).length, 1);
});

test('half a verdict is none, and without recall only this run’s count', async (context) => {
  const { ask, given, kept } = await desk(context);
  await ask();
  const [file] = await readdir(join(kept, 'pull'));
  await writeFile(join(kept, 'pull', file!), '{"gradedAt": "half');
  await ask();
  assert.equal(given.worked, 2);
  await ask({ recall: false });
  assert.equal(given.worked, 3);
});

test('a folder that cannot be written to costs only the memory', async (context) => {
  const { ask, given, work } = await desk(context);
  const taken = join(work, pull.exercise.folder, 'pull.ts', 'kept');
  assert.equal((await ask({ folder: taken })).results.get(STEP)!.status, 'passed');
  assert.equal(given.worked, 1);
});

test('a verdict that is recalled has the points and the title of today', async (context) => {
  const { ask, given } = await desk(context);
  await ask();
  const [first, ...others] = pull.exercise.steps;
  const steps = [{ ...first!, points: first!.points + 10, title: 'Another title' }, ...others];
  const changed = { ...pull, exercise: { ...pull.exercise, steps } };
  const { results } = await ask({}, CHECKS, changed);
  assert.equal(given.worked, 1);
  const [reported] = reportOf(changed, CHECKS, results, 1).steps;
  assert.deepEqual([reported!.title, reported!.earned], ['Another title', first!.points + 10]);
});
