/**
 * The record of a class: every grade that anybody was given, kept beside the reports. So a run that was stopped, or that
 * graded only some, leaves the whole overview, and no grade takes another one's place in silence.
 */
import { join } from 'node:path';
import { readIfThere, writeWhole } from '../../project/files.ts';
import { UserError } from '../../project/user-error.ts';
import { wholeReport, type ExerciseReport } from '../../grader/report.ts';
import { KIT_VERSION, type GradeSheet, type Identity, type Work } from '../grade-sheet.ts';

/** The record's file, in the folder of the reports; by it, that folder is known. */
export const RECORD = 'grades.json';

/** So many grades are kept of one exercise of one person; the first one stays. */
const MOST_KEPT = 20;

/** One grade of one exercise. */
export interface Entry {
  gradedAt: string;
  kit: string;
  work: Work;
  report: ExerciseReport;
}

/** As the file holds it. */
interface Kept {
  version: 1;
  /** Since when everything is being graded anew, while that is not finished. */
  anewSince?: string;
  people: Record<string, Recorded>;
}

/** What one person was given. */
interface Recorded {
  identity?: Identity;
  exercises: Record<string, Entry[]>;
}

/** A grade that is lower than the one before. */
export interface Drop {
  learner: string;
  exercise: string;
  title: string;
  from: number;
  to: number;
}

/** The record of one class. */
export class ClassRecord {
  readonly #file: string;
  #anewSince: string | undefined;
  /** By learner; people may be called anything, and so no object has their names for its own. */
  readonly #people: Map<string, Recorded>;

  private constructor(file: string, { anewSince, people }: Kept) {
    this.#file = file;
    this.#anewSince = anewSince;
    this.#people = new Map(Object.entries(people));
  }

  /**
   * Opens the record in a folder of reports, or begins one.
   *
   * @throws UserError when there is a file of that name which is none
   */
  static async open(folder: string): Promise<ClassRecord> {
    const file = join(folder, RECORD);
    try {
      const kept = JSON.parse((await readIfThere(file)) ?? '{"version":1,"people":{}}') as Kept;
      if (kept.version !== 1 || typeof kept.people !== 'object') throw new Error('it is another kind of file');
      return new ClassRecord(file, kept);
    } catch (error) {
      throw new UserError(
        `${file} is no record of grades (${(error as Error).message}): move it away, or name another folder with --report.`,
      );
    }
  }

  /** Since when everything is being graded anew: a run that was stopped goes on from there. */
  anewSince(now = new Date()): Date {
    this.#anewSince ??= now.toISOString();
    return new Date(this.#anewSince);
  }

  /** Everything has been graded anew. */
  anewDone(): void {
    this.#anewSince = undefined;
  }

  /**
   * Takes new grades in.
   *
   * @returns those that are lower than the ones before
   */
  add({ learner, at, report, kit, work, identity }: GradeSheet): Drop[] {
    const person = this.#people.get(learner) ?? { exercises: {} };
    this.#people.set(learner, person);
    if (identity) person.identity = identity;
    return report.exercises.flatMap((exercise) => {
      const entries = (person.exercises[exercise.id] ??= []);
      const last = entries.at(-1);
      const entry = { gradedAt: at.toISOString(), kit, work: work[exercise.id]!, report: exercise };
      if (last && isSame(last, entry)) entries.pop();
      entries.push(entry);
      if (entries.length > MOST_KEPT) entries.splice(1, 1);
      const from = last?.report.score ?? 0;
      if (exercise.score >= from || entry.work.outcome === 'trouble') return [];
      return [{ learner, exercise: exercise.id, title: exercise.title, from, to: exercise.score }];
    });
  }

  /**
   * What a person has been given so far, each exercise once.
   *
   * @param best whether the best grade of an exercise counts; the last, unless told
   * @returns undefined when they have nothing
   */
  sheetOf(learner: string, best = false): GradeSheet | undefined {
    const person = this.#people.get(learner);
    const chosen = Object.values(person?.exercises ?? {}).flatMap((entries) => chooseFrom(entries, best) ?? []);
    if (!person || chosen.length === 0) return undefined;
    const inOrder = chosen.toSorted((a, b) => a.report.number - b.report.number);
    return {
      learner,
      at: new Date(Math.max(...chosen.map(({ gradedAt }) => Date.parse(gradedAt)))),
      report: wholeReport(inOrder.map(({ report }) => report)),
      kit: inOrder.at(-1)?.kit ?? KIT_VERSION,
      work: Object.fromEntries(inOrder.map(({ report, work }) => [report.id, work])),
      ...(person.identity && { identity: person.identity }),
    };
  }

  /** Every grade of a person, by exercise, the first one first. */
  historyOf(learner: string): Readonly<Record<string, readonly Entry[]>> {
    return this.#people.get(learner)?.exercises ?? {};
  }

  /** Writes it to its file, whole or not at all. */
  async save(): Promise<void> {
    const people = Object.fromEntries(this.#people);
    const kept: Kept = { version: 1, ...(this.#anewSince !== undefined && { anewSince: this.#anewSince }), people };
    await writeWhole(this.#file, `${JSON.stringify(kept)}\n`);
  }
}

/** The same work with the same verdict: whatever else is new in it is no other grade. */
function isSame(a: Entry, b: Entry): boolean {
  return (
    a.work.sha256 === b.work.sha256 &&
    a.work.checks === b.work.checks &&
    a.work.outcome === b.work.outcome &&
    a.report.score === b.report.score
  );
}

function chooseFrom(entries: readonly Entry[], best: boolean): Entry | undefined {
  if (!best) return entries.at(-1);
  const worth = ({ work, report }: Entry) => (work.outcome === 'trouble' ? -1 : report.score);
  return entries.reduce<Entry | undefined>(
    (found, one) => (found && worth(found) > worth(one) ? found : one),
    undefined,
  );
}
