/**
 * A cohort as Playwright tests, one a person, for classes that need more than one machine: `--shard` splits it, the blob
 * reporter keeps each part, `merge-reports` puts them together. A low grade is no failed test; trouble of the grader is.
 * `COHORT` names the folder or zip of submissions.
 */
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { exercises } from '../../../course.ts';
import { GraderResources } from '../../grader/resources.ts';
import { Verdicts } from '../../grader/verdicts.ts';
import { OUTCOMES } from '../grade-sheet.ts';
import { gradePerson, type Grading } from './grade-person.ts';
import { openClass, takeIn } from './intake/intake.ts';
import { canRunAsNobody } from './layers.ts';
import { ATTACHMENT } from './reporter.ts';

const { people } = await takeIn(await openClass(resolve(process.env['COHORT'] ?? '.')), exercises());

/** One browser and one folder for copies, for all that a worker grades. */
const graded = test.extend<object, { grading: Grading }>({
  grading: [
    async ({}, use) => {
      const resources = new GraderResources({ asNobody: await canRunAsNobody() });
      const scratch = await realpath(await mkdtemp(join(tmpdir(), 'class-')));
      await use({ resources, modules: exercises(), verdicts: new Verdicts({ recall: false }), scratch });
      await resources.close();
      await rm(scratch, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});

for (const person of people) {
  graded(person.learner, async ({ grading }, info) => {
    const { sheet } = await gradePerson(person, grading);
    await info.attach(ATTACHMENT, { body: JSON.stringify(sheet), contentType: 'application/json' });
    const troubles = Object.entries(sheet.work).filter(([, { outcome }]) => outcome === 'trouble');
    expect(
      troubles.map(([exercise]) => exercise),
      `these met ${OUTCOMES.trouble}`,
    ).toEqual([]);
  });
}
