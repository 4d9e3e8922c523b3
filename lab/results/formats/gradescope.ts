/** `gradescope/results.json`: what a Gradescope autograder leaves in `/autograder/results/`. */
import type { GradeSheet } from '../grade-sheet.ts';
import { messageOf } from './words.ts';

/** The document's text. */
export function gradescopeJson({ report }: GradeSheet): string {
  const tests = report.exercises.flatMap(({ id, steps }, exercise) =>
    steps.map((step, index) => ({
      name: `${step.id}: ${step.title}`,
      number: `${exercise + 1}.${index + 1}`,
      score: step.earned,
      max_score: step.points,
      status: step.status === 'passed' ? 'passed' : 'failed',
      output: messageOf(step),
      tags: [id],
      visibility: 'visible',
    })),
  );
  return `${JSON.stringify({ score: report.score, output_format: 'text', visibility: 'visible', tests }, null, 2)}\n`;
}
