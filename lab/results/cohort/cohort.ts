/** Grades a class, several people at a time. */
import type { GradeSheet } from '../grade-sheet.ts';
import { forEachConcurrently } from '../../project/concurrency.ts';
import { gradePerson, type Grading } from './grade-person.ts';
import type { Person } from './intake/intake.ts';

/** How a cohort is graded. */
export interface CohortOptions extends Grading {
  people: readonly Person[];
  /** How many people at a time. */
  concurrency: number;
  /**
   * Hears of each grade.
   *
   * @param known whether it was known from an earlier run
   */
  onGraded: (sheet: GradeSheet, known: boolean) => void;
  /** Stops after those who are under way. */
  signal: AbortSignal;
  /** Stops at once: those who are under way get no grade. */
  now?: AbortSignal;
}

/**
 * Grades a cohort. No submission ends it: what goes wrong with one is that one's outcome.
 *
 * @returns the grades, in the order of the people; without those that a stop left out
 */
export async function gradeCohort(options: CohortOptions): Promise<GradeSheet[]> {
  const { people, concurrency, signal, now } = options;
  const sheets = new Map<Person, GradeSheet>();
  const grade = async (person: Person) => {
    const { sheet, recalled } = await gradePerson(person, options);
    if (now?.aborted) return;
    sheets.set(person, sheet);
    options.onGraded(sheet, recalled);
  };
  await forEachConcurrently(people, concurrency, grade, signal);
  return people.flatMap((person) => sheets.get(person) ?? []);
}
