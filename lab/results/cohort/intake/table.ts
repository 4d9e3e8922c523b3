/** The intake as a table that a person can edit in a spreadsheet and give back. */
import { parse } from 'csv-parse/sync';
import type { ExerciseModule } from '../../../../course.ts';
import { UserError } from '../../../project/user-error.ts';
import { csv, noFormula, withFormula } from '../../formats/csv.ts';
import { starterText, take, type Find, type OwnFile } from './choose.ts';
import { filesOf, type Intake, type Person } from './intake.ts';
import type { Aside, Facts, HandedClass } from './handed.ts';

const COLUMNS = [
  'Learner',
  'Exercise',
  'File',
  'Attempt',
  'Handed in',
  'Late',
  'Found',
  'Needs a person',
  'Notes',
] as const;
type Row = Record<(typeof COLUMNS)[number], string>;

const FOUND: Record<Find['state'], string> = {
  found: 'a program',
  unchanged: 'the starter, unchanged',
  nothing: 'nothing',
  unreadable: 'not readable',
};

/** The table as CSV: a row for each person, exercise and attempt, and one for each thing that was left aside. */
export function intakeCsv({ people, aside }: Intake): string {
  const rows = people.flatMap((person) => [
    ...findRows(person),
    ...person.aside.map((one) => asideRow(one, person.learner)),
  ]);
  const all = [...rows, ...aside.map((one) => asideRow(one, ''))];
  return csv([COLUMNS, ...all.map((row) => COLUMNS.map((name) => noFormula(row[name])))]);
}

function findRows({ learner, facts, finds }: Person): Row[] {
  return [...finds].flatMap(([exercise, found]) =>
    found.map((find) => ({
      Learner: learner,
      Exercise: exercise,
      File: find.file?.path ?? '',
      Attempt: find.attempt,
      'Handed in': (facts.at ?? find.file?.changed)?.toISOString() ?? '',
      Late: facts.late ? 'yes' : '',
      Found: FOUND[find.state],
      'Needs a person': find.needsPerson ? 'yes' : '',
      Notes: find.notes.join(' '),
    })),
  );
}

function asideRow({ path, why, grave }: Aside, learner: string): Row {
  return {
    Learner: learner,
    Exercise: '',
    File: path,
    Attempt: '',
    'Handed in': '',
    Late: '',
    Found: 'left aside',
    'Needs a person': grave ? 'yes' : '',
    Notes: `${path} ${why}.`,
  };
}

/**
 * The intake that a person gave back: who is in it, and with which file, is theirs to say. Rows without a learner or an
 * exercise say nothing.
 *
 * @param text the table as {@link intakeCsv} wrote it and somebody may have edited it
 * @param name how the file is called, for errors
 * @throws UserError when it is no such table, or names what is not there
 */
export async function intakeFrom(
  text: string,
  name: string,
  handed: HandedClass,
  modules: readonly ExerciseModule[],
): Promise<Intake> {
  const rows = readRows(text, name);
  const files = new FilesByPath(handed);
  const people: Person[] = [];
  for (const [learner, own] of Map.groupBy(rows, ({ Learner }) => Learner)) {
    const finds = new Map<string, Find[]>();
    for (const module of modules) {
      const found: Find[] = [];
      for (const row of own.filter(({ Exercise }) => Exercise === module.id)) {
        if (row.File === '') continue;
        const there = await files.find(row.File);
        if (!there)
          throw new UserError(
            `${name} names ${row.File} for ${learner}, which is not in the class: correct the path, or empty the cell.`,
          );
        found.push(withTime(await take(there.own, there.around, await starterText(module), row.Attempt), row, name));
      }
      const nothing: Find = { state: 'nothing', attempt: '', beside: new Map(), notes: [], needsPerson: false };
      finds.set(module.id, found.length > 0 ? found : [nothing]);
    }
    people.push({ learner, facts: factsOf(own), finds, aside: [] });
  }
  return { people, aside: [] };
}

function readRows(text: string, name: string): Row[] {
  let rows: Row[];
  try {
    const delimiter = /^\uFEFF?[^,\n]*;/.test(text) ? ';' : ','; // as spreadsheets write it where a comma divides numbers
    rows = parse(text, {
      columns: true,
      bom: true,
      delimiter,
      skip_empty_lines: true,
      relax_column_count: true,
      trim: true,
    });
  } catch (error) {
    throw new UserError(`${name} is no CSV that can be read: ${(error as Error).message}.`);
  }
  const [first] = rows;
  const missing = COLUMNS.slice(0, 3).find((column) => first && !(column in first));
  if (!first || missing !== undefined)
    throw new UserError(
      `${name} is no intake${missing === undefined ? '' : `: it has no column “${missing}”`}. “--intake” writes one.`,
    );
  const whole = (row: Partial<Row>) =>
    Object.fromEntries(COLUMNS.map((column) => [column, withFormula(row[column] ?? '')])) as Row;
  return rows.map(whole).filter(({ Learner, Exercise }) => Learner !== '' && Exercise !== '');
}

function withTime(find: Find, row: Row, name: string): Find {
  if (row['Handed in'] === '' || !find.file) return find;
  const changed = new Date(row['Handed in']);
  if (Number.isNaN(changed.getTime()))
    throw new UserError(
      `${name} says “${row['Handed in']}” of when ${row.Learner} handed in: write it as 2026-11-30T18:00.`,
    );
  return { ...find, file: { ...find.file, changed } };
}

function factsOf(rows: readonly Row[]): Facts {
  return rows.some(({ Late }) => /^(?:y|yes|ja|true|1|x)$/i.test(Late)) ? { late: true } : {};
}

/** The files of a class by their paths; each thing at its top is looked through once, when somebody asks for it. */
class FilesByPath {
  readonly #handed: HandedClass;
  readonly #known = new Map<string, OwnFile[]>();

  constructor(handed: HandedClass) {
    this.#handed = handed;
  }

  async find(path: string): Promise<{ own: OwnFile; around: OwnFile[] } | undefined> {
    const entry = this.#handed.entries.find(({ name }) => path === name || path.startsWith(`${name}/`));
    if (!entry) return undefined;
    const around =
      this.#known.get(entry.name) ?? (await filesOf({ learner: '', facts: {}, parts: [{ entry, name: '' }] })).files;
    this.#known.set(entry.name, around);
    const own = around.find(({ file }) => file.path === path);
    return own && { own, around };
  }
}
