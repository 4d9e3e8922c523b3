/** The grader, tested like a product: starters, solutions, and programs with a known verdict. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { exercises } from '../../course.ts';
import { root } from '../project/root.ts';
import { withoutStep } from './compose.ts';
import { gradeExercise, loadChecks } from './grade.ts';
import { gradeOrRecall, Verdicts } from './verdicts.ts';
import type { StepChecks } from './check.ts';
import { variantsOf, seedOfCase, selectChecks, hostileOf, mutantsOf, solutionOf } from './corpus.ts';
import { UNLOADED } from './messages.ts';
import { findingsIn, recordedFindings, whereToLook } from './findings.ts';
import type { ExerciseReport } from './report.ts';
import { GraderResources } from './resources.ts';

/** Words that no learner should read in a message. */
const JARGON = /playwright|locator|^\s+at .+:\d+:\d+|undefined|\[object Object|file:\/\//im;

/** The parts of every failure's message. */
const FINDING = /What the check did: [\s\S]+What it saw: [\s\S]+What it expected: [\s\S]+Where to look: /;

let resources: GraderResources;
/** For programs that do no more harm than to be wrong. */
let sharing: GraderResources;
let scratch: string;
/** `npm test -- --complete` works every verdict out anew. */
const verdicts = new Verdicts({ recall: process.env.HOST_AND_REMOTE_COMPLETE === undefined });

before(async () => {
  scratch = await realpath(await mkdtemp(join(tmpdir(), 'cases-')));
  resources = new GraderResources();
  // One check at a time: the first that fails decides, and what had run beside it had run in vain.
  sharing = new GraderResources({ sharing: { grades: 20 }, concurrency: 1 });
});

after(async () => {
  await Promise.all([resources.close(), sharing.close(), verdicts.tidy()]);
  await rm(scratch, { recursive: true, force: true });
});

/** One exercise (by id), when `npm test` runs several of these side by side; otherwise all. */
const only = process.env.HOST_AND_REMOTE_EXERCISE;

for (const module of exercises().filter(({ id }) => only === undefined || id === only)) {
  const { id, exercise } = module;
  const solution = solutionOf(module);
  const starter = readFileSync(join(root, 'exercises', exercise.folder, `${id}.ts`), 'utf8');

  /** Grades a program in a work tree of its own, unless its verdict is known. What the checks draw follows from its text. */
  async function grade(program: string, on = resources, checks?: StepChecks[]): Promise<ExerciseReport> {
    const work = await mkdtemp(join(scratch, 'work-'));
    await mkdir(join(work, exercise.folder));
    await writeFile(join(work, exercise.folder, `${id}.ts`), program);
    return (await gradeOrRecall(verdicts, on, module, work, checks, seedOfCase(program))).report;
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
      const checks = await loadChecks(module);
      const report = statuses(await grade(withoutStep(solution, step, `${id}.ts`)));
      for (const one of checks) {
        // Steps that build on this one cannot do without it; the others do not notice.
        const waits = one.step === step || one.checks.every((check) => check.dependsOn.includes(step));
        assert.equal(report[one.step], waits ? 'not-started' : 'passed', one.step);
      }
    });
  }

  const recorded = recordedFindings(module);

  for (const [index, mutant] of mutantsOf(module).entries()) {
    const { name, program, caughtBy } = mutant;
    test(`${id}: mutant ${name}`, async () => {
      const checks = selectChecks(mutant, await loadChecks(module), index);
      const report = await grade(program, sharing, checks);
      const checked = report.steps.filter((step) => checks.some((one) => one.step === step.id));
      const caught = checked.filter(({ status }) => status !== 'passed');
      assert.deepEqual(
        caught.map((step) => step.id),
        [...caughtBy.keys()],
        JSON.stringify(report.steps, null, 1),
      );
      for (const { status, message } of caught) {
        assert.equal(status, 'failed');
        assert.match(message ?? '', FINDING);
        assert.doesNotMatch(ownWords(message), JARGON);
      }
      for (const [step, message] of findingsIn(report)) {
        const before = recorded.get(name)?.get(step) ?? '';
        assert.equal(whereToLook(message), whereToLook(before), `“npm run mutants -- ${id} --record” records it.`);
      }
    });
  }

  for (const { name, program } of variantsOf(module)) {
    test(`${id}: variant ${name}`, async () => {
      const report = await grade(program, sharing);
      assert.equal(report.score, 100, JSON.stringify(report.steps, null, 1));
    });
  }

  // They mostly keep others waiting, so several can do it at a time; none may harm another.
  describe(`${id}: hostile`, { concurrency: 4 }, () => {
    for (const { name, program, verdict, says } of hostileOf(module)) {
      test(`${id}: hostile ${name}`, async () => {
        const report = await grade(program);
        assert.deepEqual(statuses(report), verdict, JSON.stringify(report.steps, null, 1));
        for (const { message } of report.steps.filter((step) => step.status === 'failed')) {
          assert.doesNotMatch(ownWords(message), JARGON);
          if (says && message !== UNLOADED) assert(message?.includes(says), `“${message}” says nothing of “${says}”`);
        }
      });
    }
  });

  test(`${id}: after all that, the solution still scores 100`, async () => {
    const report = await grade(solution);
    assert.equal(report.score, 100, JSON.stringify(report.steps, null, 1));
  });

  test(`${id}: a folder without the file is not started, and says so`, async () => {
    const work = await mkdtemp(join(scratch, 'empty-'));
    const report = await gradeExercise(resources, module, work);
    assert(report.steps.every(({ status, message }) => status === 'not-started' && message?.includes(`${id}.ts`)));
  });
}

/** A message without what it quotes from a page, which may say anything. */
function ownWords(message = ''): string {
  return message.replace(/“[^”]*”/g, '“…”');
}

function statuses(report: ExerciseReport): Record<string, string> {
  return Object.fromEntries(report.steps.map(({ id, status }) => [id, status]));
}
