/** Grades as text for a terminal. */
import { styleText } from 'node:util';
import { NOTHING_PRINTED, type Printed } from '../grader/printed.ts';
import type { ExerciseReport, Report, StepReport } from '../grader/report.ts';
import { SIGNS } from './signs.ts';

/** Stands above what learner code printed. */
export const PRINTED_HEADING = 'Your code printed, in all checks together:';

/**
 * One exercise, a line for each step, and under a failed one what happened and the first hint.
 *
 * @param printed what the code printed meanwhile, for those who work on it
 */
export function exerciseText({ id, score, max, steps }: ExerciseReport, printed = NOTHING_PRINTED): string {
  const heading = styleText('bold', `${id}  ${score} of ${max} points`);
  const lines = printedLines(printed).map((line) => `      ${line}`);
  const said = lines.length === 0 ? [] : ['', `  ${styleText('bold', PRINTED_HEADING)}`, ...lines];
  return [heading, ...steps.map(stepText), ...said].join('\n');
}

/** What learner code printed: each line, how often it came if more than once, and how many more there were. */
export function printedLines({ lines, more }: Printed): string[] {
  const shown = lines.map(({ text, times }) => (times === 1 ? text : `${text}  ${styleText('dim', `×${times}`)}`));
  if (more === 0) return shown;
  const rest =
    more === 1 ? '… and one more line that is none of these' : `… and ${more} more lines that are none of these`;
  return [...shown, styleText('dim', rest)];
}

/** The last line of a grade of several exercises. */
export function totalText({ score, max, exercises }: Report): string {
  const whole = exercises.filter((exercise) => exercise.score === exercise.max).length;
  return `${score} of ${max} points, ${whole} of ${exercises.length} exercises whole`;
}

function stepText({ id, title, status, earned, points, message, check, hints }: StepReport): string {
  const { sign, word, style } = SIGNS[status];
  const line = `  ${styleText(style, `${sign} ${word.padEnd(12)}`)} ${title}  ${styleText('dim', `${id}  ${earned}/${points}`)}`;
  if (!message) return line;
  const hint = status === 'failed' && hints?.[0] ? [`Hint: ${hints[0]}`] : [];
  const own = status === 'failed' && check !== undefined ? [styleText('dim', `Watch it: ${uiCommand(id, check)}`)] : [];
  return [line, ...[...message.split('\n'), ...hint, ...own].map((text) => `      ${text}`), ''].join('\n');
}

/**
 * What opens a check in Playwright's UI mode.
 *
 * @param step the step's id, which begins with its exercise's
 * @param check the check's title
 */
export function uiCommand(step: string, check: string): string {
  // A dot stands for what would mean something to a regular expression or to a shell.
  const pattern = check.replace(/[\\^$.*+?()[\]{}|"`]/g, '.');
  return `npx playwright test ${step.split('/')[0]}/ --ui -g "${pattern}"`;
}
