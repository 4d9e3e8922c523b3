/** `npm run mutants`: a table of mistakes, and which step of an exercise catches each. */
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { gradeExercise } from '../grader/grade.ts';
import { mutantsOf } from '../grader/corpus.ts';
import { GraderResources } from '../grader/resources.ts';
import { pickExercises, run, type ExitCode } from '../project/cli.ts';

const command = {
  name: 'npm run mutants',
  about:
    'Grades wrong programs on record, one mistake each, and prints which step caught which. Exit code 1: one was caught by other steps than it should be.',
  words: '[exercise …]',
  options: {},
} as const;

/** So many programs share a Host process before a fresh one takes over. */
const GRADES = 20;

await run(command, async ({ words }): Promise<ExitCode> => {
  const scratch = await realpath(await mkdtemp(join(tmpdir(), 'mutants-')));
  const resources = new GraderResources({ log: console.error, sharing: { folder: scratch, grades: GRADES } });
  let total = 0;
  let missed = 0;
  try {
    for (const module of pickExercises(words)) {
      console.log(`\n${styleText('bold', module.id)}`);
      const mutants = mutantsOf(module);
      const width = Math.max(...mutants.map(({ caughtBy }) => caughtBy.join(', ').length));
      for (const { name, mistake, program, caughtBy } of mutants) {
        const work = join(scratch, `${module.id}-${name}`);
        await mkdir(join(work, module.exercise.folder), { recursive: true });
        await writeFile(join(work, module.exercise.folder, `${module.id}.ts`), program);
        const { steps } = await gradeExercise(resources, module, work);
        const caught = steps.filter(({ status }) => status === 'failed').map(({ id }) => id);
        const right = caught.join() === caughtBy.join();
        total += 1;
        if (!right) missed += 1;
        const outcome = right ? styleText('green', '✓ caught') : styleText('red', '✗ missed');
        console.log(`  ${outcome}  ${caughtBy.join(', ').padEnd(width)}  ${mistake}`);
        if (!right) console.log(`            by ${caught.join(', ') || 'no step'} instead`);
      }
    }
  } finally {
    await resources.close();
    await rm(scratch, { recursive: true, force: true });
  }
  console.log(`\n${total - missed} of ${total} mistakes are caught by the steps that teach them.`);
  return missed === 0 ? 0 : 1;
});
