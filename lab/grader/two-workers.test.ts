/** A grade that was prepared shares its checks between two Host processes, and comes to the same. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { exercises } from '../../course.ts';
import { check } from './check.ts';
import { gradeExercise, gradeSteps, loadChecks, prepareGrade } from './grade.ts';
import { hostileOf, solutionOf } from './corpus.ts';
import { GraderResources } from './resources.ts';

const pull = exercises().find(({ id }) => id === 'pull')!;

let resources: GraderResources;
let work: string;

before(async () => {
  work = await mkdtemp(join(tmpdir(), 'second-'));
  resources = new GraderResources();
});

after(async () => {
  await resources.close();
  await rm(work, { recursive: true, force: true });
});

/**
 * Saves a program, and prepares a grade of Pull.
 *
 * @param of the exercise that it is for
 * @returns the two processes that wait for it
 */
async function prepared(program: string, of = pull) {
  const folder = join(work, of.exercise.folder);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${of.id}.ts`), program);
  await prepareGrade(resources, pull);
  const first = resources.expect(folder);
  const second = resources.second(first);
  assert(second, 'no second process was prepared');
  return { first, second };
}

test('checks run in both processes, which end with the grade', async (t) => {
  const processes = Object.values(await prepared(solutionOf(pull)));
  const opened = processes.map((one) => t.mock.method(one, 'open').mock);
  const { score } = await gradeExercise(resources, pull, work);
  assert.equal(score, 100);
  for (const { calls } of opened) assert.notEqual(calls.length, 0);
  await Promise.all(processes.map((one) => one.gone()));
});

for (const which of ['first', 'second'] as const) {
  test(`when the ${which} ends during the grade, the steps are checked one by one`, async () => {
    const victim = (await prepared(solutionOf(pull)))[which];
    const [own, ...others] = await loadChecks(pull);
    const kill = check('ends a process', async () => victim.end());
    const checks = [{ ...own!, checks: [kill, ...own!.checks] }, ...others];
    const results = await gradeSteps(resources, pull, work, checks, 1);
    assert.deepEqual(new Set([...results.values()].map(({ status }) => status)), new Set(['passed']));
  });
}

test('a program that ends its Host gets the verdict that it gets otherwise', async () => {
  const { program, verdict } = hostileOf(pull).find(({ name }) => name === 'exit-in-the-feed')!;
  await prepared(program);
  const { steps } = await gradeExercise(resources, pull, work);
  assert.deepEqual(Object.fromEntries(steps.map(({ id, status }) => [id, status])), verdict);
});

test('processes that wait for one exercise serve another, and name its own file and lines', async (t) => {
  const embed = exercises().find(({ id }) => id === 'embed')!;
  const { first } = await prepared("import { word } from './beside.ts';\n\nthrow new Error(word);\n", embed);
  await writeFile(join(work, embed.exercise.folder, 'beside.ts'), 'export const word: string = "beside";\n');
  const opened = t.mock.method(first, 'open').mock;
  const { steps } = await gradeExercise(resources, embed, work);
  assert.notEqual(opened.calls.length, 0);
  const message =
    'Nothing could be checked, because the file does not load: embed.ts cannot be loaded: Error: beside (embed.ts:3:7)';
  assert.equal(steps[0]!.message, message);
});
