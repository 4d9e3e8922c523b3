/** How each status looks, in a terminal and on paper. */
import type { styleText } from 'node:util';
import type { Status } from '../grader/report.ts';

interface Look {
  /** Each has one of its own, so that paper and terminals without colour tell them apart. */
  sign: string;
  word: string;
  /** In a terminal. */
  style: Parameters<typeof styleText>[0];
}

export const SIGNS: Readonly<Record<Status, Look>> = {
  passed: { sign: '✓', word: 'passed', style: 'green' },
  failed: { sign: '✗', word: 'failed', style: 'red' },
  'not-started': { sign: '·', word: 'not started', style: 'dim' },
  error: { sign: '!', word: 'grader error', style: 'yellow' },
};
