/**
 * A cohort as Playwright tests, one a submission, for classes that need more than one machine: `--shard` splits it, the
 * blob reporter keeps each part, `merge-reports` puts them together. A low grade is no failed test; trouble of the grader
 * is. `COHORT` names the folder of submissions.
 */
import { expect, test } from '@playwright/test';
import { exercises } from '../../../course.ts';
import { GraderResources } from '../../grader/resources.ts';
import { Verdicts } from '../../grader/verdicts.ts';
import { copyOf, gradeCopy } from './grade-submission.ts';
import { canRunAsNobody } from './layers.ts';
import { ATTACHMENT } from './reporter.ts';
import { submissionsIn } from './submission.ts';

const submissions = await submissionsIn(process.env['COHORT'] ?? '.');

/** One browser for all that a worker grades. */
const graded = test.extend<object, { resources: GraderResources }>({
  resources: [
    async ({}, use) => {
      const resources = new GraderResources({ asNobody: await canRunAsNobody() });
      await use(resources);
      await resources.close();
    },
    { scope: 'worker' },
  ],
});

for (const submission of submissions) {
  graded(submission.learner, async ({ resources }, info) => {
    const copy = await copyOf(submission, exercises());
    try {
      const grading = { resources, modules: exercises(), verdicts: new Verdicts({ recall: false }) };
      const { sheet } = await gradeCopy(copy, submission.learner, grading);
      await info.attach(ATTACHMENT, { body: JSON.stringify(sheet), contentType: 'application/json' });
      const troubles = sheet.report.exercises.flatMap(({ steps }) => steps.filter(({ status }) => status === 'error'));
      expect(troubles, 'the grader met no trouble of its own').toEqual([]);
    } finally {
      await copy.remove();
    }
  });
}
