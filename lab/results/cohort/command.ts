/** `npm run grade -- --cohort DIR`. */
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { ExerciseModule } from '../../../course.ts';
import { UserError, type ExitCode } from '../../project/user-error.ts';
import { GraderResources } from '../../grader/resources.ts';
import { Verdicts } from '../../grader/verdicts.ts';
import { gradeCohort } from './cohort.ts';
import { canRunAsNobody, layersInWords, runWithoutNetwork } from './layers.ts';
import { Progress } from './progress.ts';
import { submissionsIn } from './submission.ts';
import { writeCohort } from './write.ts';

/** What was asked for. */
export interface CohortRequest {
  modules: ExerciseModule[];
  /** The folder of submissions. */
  folder: string;
  /** Where the reports go; beside the submissions unless told. */
  reports: string | undefined;
  /** Whether to grade again what is known from an earlier run. */
  complete: boolean;
}

/**
 * Grades a cohort and says where the reports are.
 *
 * @throws UserError when there is nothing to grade
 */
export async function gradeCohortCommand({ modules, folder, reports, complete }: CohortRequest): Promise<ExitCode> {
  const submissions = await submissionsIn(folder).catch(() => {
    throw new UserError(`There is no folder ${folder} to grade: give --cohort one with a folder for each learner.`);
  });
  if (submissions.length === 0) {
    throw new UserError(
      `There is nobody in ${folder}: put each learner's work into a folder of its own, laid out like exercises/.`,
    );
  }
  const code = await runWithoutNetwork();
  if (code !== undefined) return code as ExitCode;

  const out = resolve(reports ?? `${folder}-reports`);
  const asNobody = await canRunAsNobody();
  const confinement = layersInWords(asNobody);
  console.error(confinement);
  const verdicts = new Verdicts({ recall: !complete, confinement });
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  const resources = new GraderResources({ log: console.error, asNobody, concurrency: 1 }); // others fill the time that a check waits
  const progress = new Progress(submissions.length, process.stderr);
  try {
    const sheets = await gradeCohort({
      resources,
      modules,
      submissions,
      verdicts,
      concurrency: availableParallelism() + 2, // more than there are cores: some submission always waits for a deadline
      onGraded: ({ learner, report }, known) =>
        progress.step(`${learner}: ${report.score} of ${report.max}${known ? ' (as before)' : ''}`, known),
      signal: stop.signal,
    });
    progress.end();
    await writeCohort(sheets, out);
    if (sheets.length < submissions.length) {
      console.log(`Stopped after ${sheets.length} of ${submissions.length}. The same command goes on from there.`);
    }
    console.log(`The overview is ${join(out, 'overview.html')}; each learner's card and the gradebooks lie beside it.`);
    return sheets.length < submissions.length ? 2 : 0;
  } finally {
    process.off('SIGINT', interrupt);
    await Promise.all([resources.close(), verdicts.tidy()]);
  }
}
