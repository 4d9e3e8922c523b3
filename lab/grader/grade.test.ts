/** The grader, tested like a product: starters, solutions, and programs with a known verdict. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { exercises } from '../../course.ts';
import { root } from '../source/root.ts';
import { compose, readHostile, readMutant, withoutStep } from './compose.ts';
import { gradeExercise } from './grade.ts';
import type { ExerciseReport } from './report.ts';
import { Stage } from './stage.ts';

/** Words that no learner should read in a message. */
const JARGON = /playwright|locator|\bat .+:\d+:\d+|undefined|\[object Object|file:\/\//i;

let stage: Stage;
/** For programs that do no more harm than to be wrong. */
let sharing: Stage;
let scratch: string;

before(async () => {
  scratch = await realpath(await mkdtemp(join(tmpdir(), 'cases-')));
  stage = new Stage();
  sharing = new Stage(undefined, { folder: scratch, grades: 20 });
});

after(async () => {
  await Promise.all([stage.close(), sharing.close()]);
  await rm(scratch, { recursive: true, force: true });
});

for (const module of exercises()) {
  const { id, exercise } = module;
  const cases = join(root, 'lab/grader/cases', exercise.folder);
  const solution = readFileSync(join(root, 'solutions', exercise.folder, `${id}.ts`), 'utf8');
  const starter = readFileSync(join(root, 'exercises', exercise.folder, `${id}.ts`), 'utf8');

  /** Grades a program in a work tree of its own. */
  async function grade(program: string, on = stage): Promise<ExerciseReport> {
    const work = await mkdtemp(join(scratch, 'work-'));
    await mkdir(join(work, exercise.folder));
    await writeFile(join(work, exercise.folder, `${id}.ts`), program);
    return gradeExercise(on, module, work);
  }

  test(`${id}: the starter scores 0, and every step is not started`, async () => {
    const report = await grade(starter);
    assert.equal(report.score, 0);
    assert.deepEqual(statuses(report), Object.fromEntries(exercise.steps.map((step) => [step.id, 'not-started'])));
    for (const { message, hints } of report.steps) {
      assert.match(message ?? '', /^Still to do: /);
      assert.equal(hints?.length, 3);
    }
  });

  test(`${id}: the solution scores 100`, async () => {
    const report = await grade(solution);
    assert.deepEqual([report.score, report.max], [100, 100], JSON.stringify(report.steps, null, 1));
    for (const step of report.steps) assert(!('message' in step) && !('hints' in step), step.id);
  });

  for (const { id: step } of exercise.steps) {
    test(`${id}: with all but ${step} written, just that one is not started`, async () => {
      const expected = Object.fromEntries(
        exercise.steps.map((one) => [one.id, one.id === step ? 'not-started' : 'passed']),
      );
      const report = statuses(await grade(withoutStep(solution, step, `${id}.ts`)));
      // Steps that build on this one cannot do without it; the others do not notice.
      assert.equal(report[step], expected[step]);
      if (step !== exercise.steps[0]!.id) assert.deepEqual(report, expected);
    });
  }

  for (const file of files(join(cases, 'mutants'))) {
    test(`${id}: mutant ${basename(file, '.ts')}`, async () => {
      const text = readFileSync(file, 'utf8');
      const { caughtBy } = readMutant(text, file);
      const report = await grade(compose(solution, text, file), sharing);
      assert.deepEqual(
        report.steps.filter(({ status }) => status !== 'passed').map((step) => step.id),
        caughtBy,
        JSON.stringify(report.steps, null, 1),
      );
      for (const { status, message } of report.steps.filter((step) => step.status !== 'passed')) {
        assert.equal(status, 'failed');
        assert.match(
          message ?? '',
          /What the check did: [\s\S]+What it saw: [\s\S]+What it expected: [\s\S]+Where to look: /,
        );
        assert.doesNotMatch(message ?? '', JARGON);
      }
    });
  }

  for (const file of files(join(cases, 'alternates'))) {
    test(`${id}: alternate ${basename(file, '.ts')}`, async () => {
      const report = await grade(compose(solution, readFileSync(file, 'utf8'), file), sharing);
      assert.equal(report.score, 100, JSON.stringify(report.steps, null, 1));
    });
  }

  // They mostly keep others waiting, so several can do it at a time; none may harm another.
  describe(`${id}: hostile`, { concurrency: 3 }, () => {
    for (const file of files(join(root, 'lab/grader/cases/hostile'))) {
      const text = readFileSync(file, 'utf8');
      if (!(exercise.steps[0]!.id in readHostile(text, file).verdict)) continue;
      test(`${id}: hostile ${basename(file, '.ts')}`, { timeout: 60_000 }, async () => {
        const { verdict, says } = readHostile(text, file);
        const report = await grade(compose(solution, text, file));
        assert.deepEqual(statuses(report), verdict, JSON.stringify(report.steps, null, 1));
        for (const { message } of report.steps.filter((step) => step.status === 'failed')) {
          assert.doesNotMatch(message ?? '', JARGON);
          if (says) assert(message?.includes(says), `“${message}” says nothing of “${says}”`);
        }
      });
    }
  });

  test(`${id}: after all that, the solution still scores 100`, async () => {
    assert.equal((await grade(solution)).score, 100);
  });

  test(`${id}: a folder without the file is not started, and says so`, async () => {
    const work = await mkdtemp(join(scratch, 'empty-'));
    const report = await gradeExercise(stage, module, work);
    assert(report.steps.every(({ status, message }) => status === 'not-started' && message?.includes(`${id}.ts`)));
  });
}

function statuses(report: ExerciseReport): Record<string, string> {
  return Object.fromEntries(report.steps.map(({ id, status }) => [id, status]));
}

function files(folder: string): string[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.filter((name) => name.endsWith('.ts')).map((name) => join(folder, name));
}
