/** `npm run mutants`: a table of mistakes, and which step of an exercise catches each. */
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';
import type { ExerciseModule } from '../../course.ts';
import { withCaughtBy, type Mutant } from '../grader/compose.ts';
import { mutantsOf, type KnownProgram } from '../grader/corpus.ts';
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
    record: { type: 'boolean', help: 'Write into each program which checks catch it.' },
  },
} as const;

/** So many programs share a Host process before a fresh one takes over. */
const GRADES = 20;

await run(command, async ({ values: { complete = false, record = false }, words }): Promise<ExitCode> => {
  const scratch = await realpath(await mkdtemp(join(tmpdir(), 'mutants-')));
  const resources = new GraderResources({ log: console.error, sharing: { grades: GRADES } });
  const verdicts = new Verdicts({ recall: !complete });

  /** Which checks catch a mutant, by step. */
  const caughtBy = async (module: ExerciseModule, { name, program }: KnownProgram): Promise<Map<string, string>> => {
    const work = join(scratch, `${module.id}-${name}`);
    await mkdir(join(work, module.exercise.folder), { recursive: true });
    await writeFile(join(work, module.exercise.folder, `${module.id}.ts`), program);
    const { report } = await gradeOrRecall(verdicts, resources, module, work);
    const failed = report.steps.filter(({ status }) => status === 'failed');
    return new Map(failed.map(({ id, check = '' }) => [id, check]));
  };

  let total = 0;
  let missed = 0;
  try {
    for (const module of pickExercises(words)) {
      console.log(`\n${styleText('bold', module.id)}`);
      for (const mutant of mutantsOf(module)) {
        const caught = await caughtBy(module, mutant);
        if (record) await writeFile(mutant.file, withCaughtBy(await readFile(mutant.file, 'utf8'), caught));
        const isRight = record ? caught.size > 0 : isCaughtAsSaid(mutant, caught);
        total += 1;
        if (!isRight) missed += 1;
        console.log(line(mutant, caught, isRight));
      }
    }
  } finally {
    await Promise.all([resources.close(), verdicts.tidy()]);
    await rm(scratch, { recursive: true, force: true });
  }
  console.log(`\n${total - missed} of ${total} mistakes are caught by the steps that teach them.`);
  return missed === 0 ? 0 : 1;
});

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
