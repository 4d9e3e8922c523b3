/** A roster: how systems know the people of a class. Often it is just the gradebook as the system exports it. */
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { UserError } from '../../project/user-error.ts';
import type { GradeSheet, Identity } from '../grade-sheet.ts';

/** One person of a roster, and what they may be called in a class. */
interface Rostered {
  identity: Identity;
  keys: Set<string>;
}

/** What the columns of a roster are called, in its own words and in those of Canvas' and Moodle's exports. */
const COLUMNS: Readonly<Record<keyof Identity | 'learner' | 'first' | 'last', readonly string[]>> = {
  learner: ['learner', 'folder', 'github', 'github username'],
  name: ['name', 'student', 'full name'],
  first: ['first name', 'firstname', 'vorname'],
  last: ['last name', 'lastname', 'surname', 'nachname'],
  canvasId: ['canvas id', 'id'],
  sisId: ['sis user id'],
  login: ['sis login id', 'login', 'username', 'user name'],
  idNumber: ['id number', 'idnumber', 'moodle id', 'student id', 'sid'],
  email: ['email', 'e-mail', 'email address', 'e-mail address'],
  section: ['section'],
};

/** People by what they may be called. */
export class Roster {
  readonly #people: readonly Rostered[];

  private constructor(people: readonly Rostered[]) {
    this.#people = people;
  }

  /**
   * Reads a roster.
   *
   * @throws UserError when it cannot be read, or has no column to know anybody by
   */
  static async read(file: string): Promise<Roster> {
    const text = await readFile(file, 'utf8').catch((error: Error) => {
      throw new UserError(`The roster ${file} cannot be read: ${error.message}.`);
    });
    return Roster.from(text, file);
  }

  /**
   * @param name how the file is called, for errors
   * @throws UserError
   */
  static from(text: string, name: string): Roster {
    let rows: Record<string, string>[];
    try {
      const delimiter = /^\uFEFF?[^,\n]*;/.test(text) ? ';' : ',';
      const columns = (header: string[]) => header.map((column) => column.trim().toLowerCase());
      rows = parse(text, {
        columns,
        bom: true,
        delimiter,
        trim: true,
        skip_empty_lines: true,
        relax_column_count: true,
      });
    } catch (error) {
      throw new UserError(`The roster ${name} is no CSV that can be read: ${(error as Error).message}.`);
    }
    const people = rows.filter(({ student }) => !/points possible/i.test(student ?? '')).map(rostered);
    if (!people.some(({ keys }) => keys.size > 0)) {
      const known = Object.values(COLUMNS).map(([first]) => first);
      throw new UserError(
        `The roster ${name} has no column that says who somebody is: give it one or more of ${known.join(', ')}.`,
      );
    }
    return new Roster(people.filter(({ keys }) => keys.size > 0));
  }

  /** The person a grade is for; undefined when the roster knows nobody, or several, who could be meant. */
  identityOf({ learner, identity }: GradeSheet): Identity | undefined {
    const certain = this.#people.filter(
      (one) =>
        (identity?.canvasId !== undefined && one.identity.canvasId === identity.canvasId) ||
        (identity?.email !== undefined && one.identity.email?.toLowerCase() === identity.email.toLowerCase()) ||
        (identity?.idNumber !== undefined && one.identity.idNumber === identity.idNumber),
    );
    const found = certain.length > 0 ? certain : this.#people.filter(({ keys }) => keys.has(keyOf(learner)));
    return found.length === 1 ? found[0]!.identity : undefined;
  }
}

function rostered(row: Record<string, string>): Rostered {
  const cell = (column: keyof typeof COLUMNS) => COLUMNS[column].map((name) => row[name]).find(Boolean);
  const [first, last] = [cell('first'), cell('last')];
  const name = cell('name') ?? (first !== undefined && last !== undefined ? `${first} ${last}` : undefined);
  const identity: Identity = {};
  for (const field of ['canvasId', 'sisId', 'login', 'idNumber', 'email', 'section'] as const) {
    const value = cell(field);
    if (value !== undefined) identity[field] = value;
  }
  if (name !== undefined) identity.name = name;
  const names = [
    cell('learner'),
    name,
    identity.login,
    identity.idNumber,
    identity.email,
    identity.sisId,
    identity.canvasId,
  ];
  // Some write the family name first.
  const swapped = name?.includes(',') ? name.split(',').toReversed().join(' ') : name?.replace(/^(.*) (\S+)$/, '$2 $1');
  const plain = [...names, swapped, identity.email?.split('@')[0]].filter((one) => one !== undefined && one !== '');
  return { identity, keys: new Set(plain.map((one) => keyOf(one!))) };
}

/** Canvas' download writes `Meier, Anna` as `meieranna`; folders leave out accents and blanks as they like. */
function keyOf(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}@]/gu, '');
}
