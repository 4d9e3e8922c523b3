/** `classroom50/result.json`: the result of one submission, as Classroom 50's `schemas/result-v1.schema.json` has it. */
import { isTrouble, type GradeSheet } from '../grade-sheet.ts';

/**
 * The document's text. Where Classroom 50's runner says nothing, for instance at home, the fields that it wants name the
 * submission itself, so that the document is valid. Its runner writes `owner` and `assignment_type` over ours.
 *
 * @param env what that runner hands to an autograder: `CLASSROOM`, `ASSIGNMENT`, `USERNAME`, `MODE`, `SUBMISSION_TAG`,
 *   `COMMIT_URL`, `RELEASE_URL`, `REVIEW_URL`
 */
export function classroom50Json(sheet: GradeSheet, env: Readonly<Record<string, string | undefined>>): string {
  const { learner, at, report, work } = sheet;
  const submission = submissionIn(env['SUBMISSION_TAG'], at);
  const commit = env['COMMIT_URL'] || submission;
  // An error has no points and no tests, and so its score says nothing.
  const isGraded = !report.exercises.some((exercise) => isTrouble(sheet, exercise));
  const handedIn = Object.values(work).flatMap((one) => one.handedIn ?? []);
  const result = {
    schema: 'classroom50/result/v1',
    classroom: env['CLASSROOM'] || 'host-and-remote',
    assignment: env['ASSIGNMENT'] || report.exercises.map(({ id }) => id).join('+') || 'nothing',
    assignment_type: env['MODE'] === 'group' ? 'group' : 'individual',
    owner: env['USERNAME'] || learner || 'learner',
    submission,
    commit,
    release: env['RELEASE_URL'] || commit,
    review: env['REVIEW_URL'] || commit,
    datetime: instant(handedIn.length === 0 ? at : new Date(Math.max(...handedIn.map((text) => Date.parse(text))))),
    graded_at: instant(at),
    score: isGraded ? report.score : 0,
    'max-score': isGraded ? report.max : 0,
    tests: isGraded ? report.exercises.flatMap(({ steps }) => steps.map(testOf)) : [],
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}

function testOf(step: GradeSheet['report']['exercises'][number]['steps'][number]) {
  return {
    'test-name': step.id,
    passed: step.status === 'passed',
    score: step.earned,
    'max-score': step.points,
  };
}

/** Its tags are `submit/<time>-<commit>`. */
function submissionIn(tag: string | undefined, at: Date): string {
  if (tag?.startsWith('submit/')) return tag;
  return `submit/${tag || instant(at).replaceAll(':', '-')}`;
}

/** To the second, in UTC, without a fraction. */
function instant(at: Date): string {
  return at.toISOString().replace(/\.\d+Z$/, 'Z');
}
