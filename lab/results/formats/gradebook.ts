/**
 * CSV for the gradebooks of Canvas and Moodle: a line a learner. Whom the grader failed has no line, because both systems
 * take an empty cell for a grade that is to go; and what is theirs of other exercises stands in a file of its own.
 *
 * Canvas: `lib/gradebook_importer.rb`. It finds a person by ID, SIS user ID, SIS login ID, then by name, and an assignment
 * by its number in brackets or its exact name; any other column makes a new assignment. Moodle:
 * `grade/import/csv/classes/load_data.php`. One person it does not know, or one grade above the limit, ends the import.
 */
import type { ExerciseReport } from '../../grader/report.ts';
import { isTrouble, type GradeSheet, type Identity } from '../grade-sheet.ts';
import { csv, noFormula } from './csv.ts';

/** Moodle takes no higher grade, unless its administrator says so. */
const MOODLE_LIMIT = 100;

/** What gradebooks need to know beside the grades. */
export interface GradebookOptions {
  /** Who somebody is. With it, a person that it does not know has no line: systems stop at people they do not know. */
  identityOf?: (sheet: GradeSheet) => Identity | undefined;
  /** What an exercise (by id) is called in the gradebook; its title, unless told. */
  assignments?: ReadonlyMap<string, string>;
}

/** Gradebooks, and whom they leave out. */
export interface Gradebooks {
  /** By name. */
  files: Record<string, string>;
  /** Learners whom nobody knows. */
  unknown: string[];
}

/** A line's person. */
interface Line {
  sheet: GradeSheet;
  identity: Identity;
}

/** All gradebooks of a class, or of one person. */
export function gradebooks(sheets: readonly GradeSheet[], options: GradebookOptions = {}): Gradebooks {
  const { identityOf = identityByName } = options;
  const found = sheets.map((sheet) => ({ sheet, identity: identityOf(sheet) }));
  const unknown = new Set(found.filter(({ identity }) => !identity).map(({ sheet }) => sheet.learner));
  const lines = found.filter((one): one is Line => one.identity !== undefined);
  const exercises = exercisesOf(sheets);
  const isWhole = ({ sheet }: Line) => exercises.every((exercise) => gradeOf(sheet, exercise) !== '');
  const files: Record<string, string> = {};
  const add = (name: string, own: Line[], graded: ExerciseReport[]) => {
    files[`canvas${name}.csv`] = canvasCsv(own, graded, options);
    const { text, left } = moodleCsv(own, graded, options);
    files[`moodle${name}.csv`] = text;
    for (const learner of left) unknown.add(learner);
  };
  add('', lines.filter(isWhole), exercises);
  for (const exercise of exercises) {
    const rest = lines.filter((line) => !isWhole(line) && gradeOf(line.sheet, exercise) !== '');
    if (rest.length > 0) add(`-${exercise.id}`, rest, [exercise]);
  }
  return { files, unknown: [...unknown] };
}

/** Without a roster, a person is known by what the download said, and by the name of their folder. */
function identityByName({ learner, identity }: GradeSheet): Identity {
  return { login: loginOf(learner), idNumber: learner, ...identity };
}

/** A folder's name is a stranger's text; a login that begins with a sign is none that a spreadsheet would run. */
function loginOf(learner: string): string {
  return /^[+-][\w.@-]*$/.test(learner) ? learner : noFormula(learner);
}

function canvasCsv(lines: readonly Line[], exercises: readonly ExerciseReport[], options: GradebookOptions): string {
  const header = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', ...titles(exercises, options)];
  const possible = ['    Points Possible', '', '', '', '', ...exercises.map(({ max }) => String(max))];
  const rows = lines.map(({ sheet, identity }) => [
    noFormula(identity.name ?? sheet.learner),
    identity.canvasId ?? '',
    identity.sisId ?? '',
    identity.login ?? '',
    identity.section ?? '',
    ...exercises.map((exercise) => gradeOf(sheet, exercise)),
  ]);
  return csv([header, possible, ...rows]);
}

/** What Moodle can find a person by, as its import calls it. */
const MOODLE_KEYS = { 'ID number': 'idNumber', 'Email address': 'email', Username: 'login' } as const;

/** @returns the file, and who has no line in it, because a line without a person would be taken for the one before */
function moodleCsv(lines: readonly Line[], exercises: readonly ExerciseReport[], options: GradebookOptions) {
  const keys = moodleKeys(lines, options);
  const known = lines.filter(({ identity }) => keys.every(([, field]) => identity[field] !== undefined));
  const max = exercises.reduce((sum, exercise) => sum + exercise.max, 0);
  const withTotal = exercises.length > 1 && max <= MOODLE_LIMIT;
  const header = [...keys.map(([title]) => title), ...titles(exercises, options), ...(withTotal ? ['Total'] : [])];
  const rows = known.map(({ sheet, identity }) => [
    ...keys.map(([, field]) => identity[field]!),
    ...exercises.map((exercise) => gradeOf(sheet, exercise)),
    ...(withTotal ? [String(sheet.report.score)] : []),
  ]);
  const left = lines.filter((line) => !known.includes(line)).map(({ sheet }) => sheet.learner);
  return { text: csv([header, ...rows]), left };
}

/** The keys that everybody has; where there is none, the one that most have. */
function moodleKeys(lines: readonly Line[], { identityOf }: GradebookOptions) {
  const count = (field: keyof Identity) => lines.filter(({ identity }) => identity[field] !== undefined).length;
  // Nobody but a roster knows user names.
  const all = Object.entries(MOODLE_KEYS).filter(([, field]) => field !== 'login' || identityOf !== undefined);
  const whole = all.filter(([, field]) => count(field) === lines.length);
  if (whole.length > 0) return lines.length === 0 ? whole.slice(0, 1) : whole;
  return all.toSorted(([, a], [, b]) => count(b) - count(a)).slice(0, 1);
}

function titles(exercises: readonly ExerciseReport[], { assignments }: GradebookOptions): string[] {
  return exercises.map(({ id, title }) => assignments?.get(id) ?? title);
}

/** @returns an empty text where there is no grade */
function gradeOf(sheet: GradeSheet, { id }: ExerciseReport): string {
  const own = sheet.report.exercises.find((one) => one.id === id);
  return own && !isTrouble(sheet, own) ? String(own.score) : '';
}

/** What was graded of anybody, each exercise once, in course order. */
function exercisesOf(sheets: readonly GradeSheet[]): ExerciseReport[] {
  const graded = sheets.flatMap(({ report }) => report.exercises);
  const byId = new Map(graded.map((exercise) => [exercise.id, exercise]));
  return [...byId.values()].toSorted((a, b) => a.number - b.number);
}
