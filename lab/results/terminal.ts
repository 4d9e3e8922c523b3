/** Grades as text for a terminal. */
import { styleText } from 'node:util';
import type { ExerciseReport, Report, StepReport } from '../grader/report.ts';
import { SIGNS } from './signs.ts';

/** One exercise, a line for each step, and under a failed one what happened and the first hint. */
export function exerciseText({ id, score, max, steps }: ExerciseReport): string {
  const heading = styleText('bold', `${id}  ${score} of ${max} points`);
  return [heading, ...steps.map(stepText)].join('\n');
}

/** The last line of a grade of several exercises. */
export function totalText({ score, max, exercises }: Report): string {
  const whole = exercises.filter((exercise) => exercise.score === exercise.max).length;
  return `${score} of ${max} points, ${whole} of ${exercises.length} exercises whole`;
}

function stepText({ id, title, status, earned, points, message, hints }: StepReport): string {
  const { sign, word, style } = SIGNS[status];
  const line = `  ${styleText(style, `${sign} ${word.padEnd(12)}`)} ${title}  ${styleText('dim', `${id}  ${earned}/${points}`)}`;
  if (!message) return line;
  const hint = status === 'failed' && hints?.[0] ? [`Hint: ${hints[0]}`] : [];
  return [line, ...[...message.split('\n'), ...hint].map((text) => `      ${text}`), ''].join('\n');
}
