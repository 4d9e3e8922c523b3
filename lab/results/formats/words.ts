/** Grades in words, for formats that have one field for everything. */
import type { Status, StepReport } from '../../grader/report.ts';

/** What a person reads instead of the status. */
export const WORDS: Readonly<Record<Status, string>> = {
  passed: 'passed',
  failed: 'failed',
  'not-started': 'not started',
  error: 'could not be checked',
};

/** What happened, and for a failed step the first hint. */
export function messageOf({ status, message, hints }: StepReport): string {
  if (status === 'passed') return 'Passed.';
  const hint = status === 'failed' && hints?.[0] ? `\nHint: ${hints[0]}` : '';
  return `${message ?? WORDS[status]}${hint}`;
}
