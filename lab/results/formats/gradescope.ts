/**
 * `gradescope/results.json`: what a Gradescope autograder leaves in `/autograder/results/`. A result without any score
 * means that the autograder failed, and that is what is said of the grader's own trouble.
 */
import { isTrouble, type GradeSheet } from '../grade-sheet.ts';
import { messageOf } from './words.ts';

/** The document's text. */
export function gradescopeJson(sheet: GradeSheet): string {
  const { report } = sheet;
  const isGraded = !report.exercises.some((exercise) => isTrouble(sheet, exercise));
  const tests = report.exercises.flatMap(({ id, steps }, exercise) =>
    steps.map((step, index) => ({
      name: `${step.id}: ${step.title}`,
      number: `${exercise + 1}.${index + 1}`,
      ...(isGraded && { score: step.earned, status: step.status === 'passed' ? 'passed' : 'failed' }),
      max_score: step.points,
      output: messageOf(step),
      tags: [id],
      visibility: 'visible',
    })),
  );
  const result = {
    ...(isGraded ? { score: report.score } : { output: NOT_GRADED }),
    output_format: 'text',
    visibility: 'visible',
    tests,
  };
  return `${JSON.stringify(result, null, 2)}\n`;
}

const NOT_GRADED = 'The grader met an error of its own, so there is no score. That is not your fault.';
