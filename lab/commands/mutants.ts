/** `npm run mutants`: a table of mistakes, and which step of an exercise catches each. */
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';
import type { ExerciseModule } from '../../course.ts';
import type { StepChecks } from '../grader/check.ts';
import { withCaughtBy, type Mutant } from '../grader/compose.ts';
import { loadChecks } from '../grader/grade.ts';
import { hostileOf, mutantsOf, seedOfCase, type KnownProgram } from '../grader/corpus.ts';
import { findingsIn, recordOf, recordText, type RecordedCase } from '../grader/findings.ts';
import type { ExerciseReport } from '../grader/report.ts';
import { GraderResources } from '../grader/resources.ts';
import { gradeOrRecall, Verdicts } from '../grader/verdicts.ts';
import { pickExercises, run, type ExitCode } from '../project/cli.ts';

const command = {
  name: 'npm run mutants',
  about:
    'Grades wrong programs on record, one mistake each, with all checks, and prints which step caught which. Exit code 1: one was caught by other steps than it says.',
  words: '[exercise …]',
  options: {
    complete: { type: 'boolean', help: 'Grade anew what is known from an earlier run.' },
    record: {
      type: 'boolean',
      help: 'Write into each program which checks catch it, and into findings.md what the grader says about it.',
    },
  },
} as const;

/** So many programs share a Host process before a fresh one takes over. */
const GRADES = 20;

await run(command, async ({ values: { complete = false, record = false }, words }): Promise<ExitCode> => {
  const scratch = await realpath(await mkdtemp(join(tmpdir(), 'mutants-')));
  const resources = new GraderResources({ log: console.error, sharing: { grades: GRADES } });
  /** Programs that do harm have a Host of their own each. */
  const alone = new GraderResources({ log: console.error });
  const verdicts = new Verdicts({ recall: !complete });

  const grade = async (module: ExerciseModule, { name, program }: KnownProgram, on = resources) => {
    const work = join(scratch, `${module.id}-${name}`);
    await mkdir(join(work, module.exercise.folder), { recursive: true });
    await writeFile(join(work, module.exercise.folder, `${module.id}.ts`), program);
    return (await gradeOrRecall(verdicts, on, module, work, undefined, seedOfCase(program))).report;
  };

  let total = 0;
  let missed = 0;
  try {
    for (const module of pickExercises(words)) {
      console.log(`\n${styleText('bold', module.id)}`);
      const cases: RecordedCase[] = [];
      const checks = await loadChecks(module);
      for (const mutant of mutantsOf(module)) {
        const report = await grade(module, mutant);
        const caught = caughtBy(report);
        cases.push({ name: mutant.name, about: mutant.mistake, findings: findingsIn(report) });
        if (record && caught.size > 0)
          await writeFile(
            mutant.file,
            withCaughtBy(await readFile(mutant.file, 'utf8'), named(mutant, caught, checks)),
          );
        const isRight = record ? caught.size > 0 : isCaughtAsSaid(mutant, caught);
        total += 1;
        if (!isRight) missed += 1;
        console.log(line(mutant, caught, isRight));
      }
      if (!record) continue;
      for (const hostile of hostileOf(module)) {
        const findings = findingsIn(await grade(module, hostile, alone));
        cases.push({ name: hostile.name, about: hostile.about, findings });
      }
      await writeFile(recordOf(module), recordText(module, cases));
    }
  } finally {
    await Promise.all([resources.close(), alone.close(), verdicts.tidy()]);
    await rm(scratch, { recursive: true, force: true });
  }
  console.log(`\n${total - missed} of ${total} mistakes are caught by the steps that teach them.`);
  return missed === 0 ? 0 : 1;
});

/** Which checks catch a mutant, by step. */
function caughtBy({ steps }: ExerciseReport): Map<string, string> {
  const failed = steps.filter(({ status }) => status === 'failed');
  return new Map(failed.map(({ id, check = '' }) => [id, check]));
}

/**
 * Which checks a mutant names from now on: the one that it has named so far, where its step is still caught. Which of
 * several checks is the first to find a mistake can be a matter of chance, and whoever wrote the case knew which one
 * always does.
 */
function named(
  { caughtBy }: Mutant,
  caught: ReadonlyMap<string, string>,
  checks: readonly StepChecks[],
): Map<string, string> {
  const exists = (step: string, title?: string) =>
    checks.some((one) => one.step === step && one.checks.some((check) => check.title === title));
  return new Map(
    [...caught].map(([step, first]) => [step, exists(step, caughtBy.get(step)) ? caughtBy.get(step)! : first]),
  );
}

/** Which of several checks is the first to find a mistake can depend on what happens first in it. */
function isCaughtAsSaid({ caughtBy }: Mutant, caught: ReadonlyMap<string, string>): boolean {
  return [...caughtBy.keys()].join() === [...caught.keys()].join();
}

function line({ mistake, caughtBy }: Mutant, caught: ReadonlyMap<string, string>, isRight: boolean): string {
  const outcome = isRight ? styleText('green', '✓ caught') : styleText('red', '✗ missed');
  const said = `  ${outcome}  ${[...caughtBy.keys()].join(', ')}: ${mistake}`;
  if (isRight) return said;
  const instead = [...caught].map(([step, check]) => `${step} › ${check}`).join(', ') || 'no step';
  return `${said}\n            by ${instead} instead`;
}
