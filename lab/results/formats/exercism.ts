/**
 * `exercism/results.json`: version 3 of what Exercism's test runners write. Messages are as long as they are, but for the
 * one of the whole; what learner code prints would go to `output`, which is short, and no report has it.
 */
import type { Status } from '../../grader/report.ts';
import type { GradeSheet } from '../grade-sheet.ts';
import { messageOf } from './words.ts';

/** As long as the interface lets the message of the whole be, in bytes at the most for a character. */
const MESSAGE_LENGTH = 65_535 / 4;

const STATUS: Record<Status, 'pass' | 'fail' | 'error'> = {
  passed: 'pass',
  failed: 'fail',
  'not-started': 'fail',
  error: 'error',
};

/** The document's text. A step is a task, by its number. */
export function exercismJson({ report }: GradeSheet): string {
  const steps = report.exercises.flatMap((exercise) => exercise.steps);
  const tests = steps.map((step, index) => ({
    name: step.title,
    status: STATUS[step.status],
    message: step.status === 'passed' ? null : messageOf(step),
    test_code: step.id,
    task_id: index + 1,
  }));
  const broken = steps.every(({ status }) => status === 'error');
  const status = broken ? 'error' : tests.every((test) => test.status === 'pass') ? 'pass' : 'fail';
  const message = broken ? messageOf(steps[0]!).slice(0, MESSAGE_LENGTH) : null;
  return `${JSON.stringify({ version: 3, status, message, tests }, null, 2)}\n`;
}
