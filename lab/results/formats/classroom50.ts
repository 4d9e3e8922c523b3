/** `classroom50/result.json`: the result of one submission, as Classroom 50 reads it. */
import type { GradeSheet } from '../grade-sheet.ts';

/**
 * The document's text.
 *
 * @param env what the class's workflow knows: `CLASSROOM`, `ASSIGNMENT`, and GitHub's own `GITHUB_RUN_ID`, `GITHUB_SHA`
 */
export function classroom50Json(
  { learner, at, report }: GradeSheet,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const result = {
    schema: 'classroom50/result/v1',
    classroom: env['CLASSROOM'] ?? 'host-and-remote',
    assignment: env['ASSIGNMENT'] ?? report.exercises.map(({ id }) => id).join('+'),
    submission: env['GITHUB_RUN_ID'] ?? learner,
    commit: env['GITHUB_SHA'] ?? '',
    datetime: at.toISOString(),
    score: report.score,
    'max-score': report.max,
    tests: report.exercises.flatMap(({ steps }) =>
      steps.map((step) => ({
        'test-name': step.id,
        passed: step.status === 'passed',
        score: step.earned,
        'max-score': step.points,
      })),
    ),
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}
