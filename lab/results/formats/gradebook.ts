/** CSV for the gradebooks of Canvas and Moodle: a line a learner, by RFC 4180. */
import type { ExerciseReport } from '../../grader/report.ts';
import type { GradeSheet } from '../grade-sheet.ts';

/**
 * Canvas: a column an exercise, and the line “Points Possible”. The learner's folder goes into “SIS Login ID”, by which
 * Canvas finds the person.
 */
export function canvasCsv(sheets: readonly GradeSheet[]): string {
  const exercises = exercisesOf(sheets);
  const header = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', ...exercises.map(({ title }) => title)];
  const possible = ['    Points Possible', '', '', '', '', ...exercises.map(({ max }) => String(max))];
  const lines = sheets.map(({ learner, report }) => [
    learner,
    '',
    '',
    learner,
    '',
    ...exercises.map(({ id }) => String(report.exercises.find((one) => one.id === id)?.score ?? '')),
  ]);
  return csv([header, possible, ...lines]);
}

/** Moodle: “ID number”, by which it finds the person, and a column an exercise. */
export function moodleCsv(sheets: readonly GradeSheet[]): string {
  const exercises = exercisesOf(sheets);
  const header = ['ID number', ...exercises.map(({ title }) => title), 'Total'];
  const lines = sheets.map(({ learner, report }) => [
    learner,
    ...exercises.map(({ id }) => String(report.exercises.find((one) => one.id === id)?.score ?? '')),
    String(report.score),
  ]);
  return csv([header, ...lines]);
}

/** What was graded of anybody, each exercise once, in course order. */
function exercisesOf(sheets: readonly GradeSheet[]): ExerciseReport[] {
  const graded = sheets.flatMap(({ report }) => report.exercises);
  const byId = new Map(graded.map((exercise) => [exercise.id, exercise]));
  return [...byId.values()].toSorted((a, b) => a.number - b.number);
}

function csv(lines: readonly (readonly string[])[]): string {
  return lines.map((fields) => `${fields.map(field).join(',')}\r\n`).join('');
}

/** A spreadsheet would run a name that begins like a formula; with an apostrophe before it, it is text. */
function field(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
