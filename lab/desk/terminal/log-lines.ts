/** What `npm start` writes to the terminal. */
import { styleText } from 'node:util';
import { course } from '../../../course.ts';
import type { ExerciseReport } from '../../grader/report.ts';
import { SIGNS } from '../../results/signs.ts';
import type { LiveMessage, LogEntry } from '../messages.ts';

/** Something that can be opened in a browser. */
export interface NamedAddress {
  name: string;
  url: string;
}

/** Addresses with their names, one under the other. */
export interface Greeting {
  places: NamedAddress[];
  /** Where each exercise's Host lets people in without a password. */
  doors: NamedAddress[];
  /** The learner's file as a person would name it. */
  file: string;
}

/** The first thing a person sees. */
export function greeting({ places, doors, file }: Greeting): string {
  const width = Math.max(...[...places, ...doors].map(({ name }) => name.length));
  const line = ({ name, url }: NamedAddress) => `  ${name.padEnd(width)}  ${styleText('underline', url)}`;
  return [
    '',
    styleText('bold', `  ${course.name}`),
    styleText('dim', `  ${course.subtitle}`),
    '',
    ...places.map(line),
    '',
    '  Each exercise has a Host of its own. By these doors you enter it without a password:',
    ...doors.map(line),
    '',
    `  Open ${file} in your editor. Every save is checked at once.`,
    '  Ctrl-C ends everything.',
    '',
  ].join('\n');
}

/** A line about the learner's code. */
export function logEntryText(exercise: string, { kind, text, where }: LogEntry): string {
  const line = where === undefined || text.includes(where) ? text : `${text} (${where})`;
  if (kind === 'printed') return `${styleText('dim', `${exercise} │`)} ${line}`;
  return `${exercise} ${styleText(kind === 'trouble' ? 'red' : 'yellow', kind === 'trouble' ? '✗' : '!')} ${line}`;
}

/**
 * A line for what pages hear, too.
 *
 * @param ms how long ago the course was started, in milliseconds
 * @returns undefined for what the terminal need not say
 */
export function messageText(message: LiveMessage, ms: number): string | undefined {
  switch (message.type) {
    case 'graded':
      return gradeText(message.report, message.ms);
    case 'trouble':
      return `${styleText('yellow', '!')} ${message.message}`;
    case 'site':
      if (message.state === 'building') return `${message.line} …`;
      if (message.state === 'failed')
        return `The course could not be built. The lab runs without it.\n\n${message.reason}\n`;
      return `The course is built, ${(ms / 1_000).toFixed(0)} s after the start.`;
    case 'current':
    case 'lab':
    case 'grading':
      return undefined;
  }
}

/** For instance “pull 45/100  ✓ home-office  ✓ fallback  ✗ cache  · log-in  checked in 290 ms”. */
function gradeText({ id, score, max, steps }: ExerciseReport, ms: number): string {
  const marks = steps.map((step) => {
    const { sign, style } = SIGNS[step.status];
    return `${styleText(style, sign)} ${step.id.replace(`${id}/`, '')}`;
  });
  const took = styleText('dim', `checked in ${Math.round(ms)} ms`);
  return [styleText('bold', `${id} ${score}/${max}`), ...marks, took].join('  ');
}
