/** What every report is made from: one learner's whole grade, when it was given, and what for. */
import { readFileSync } from 'node:fs';
import { fingerprint, checksOf } from '../project/inputs.ts';
import type { ExerciseModule } from '../../course.ts';
import type { ExerciseReport, Report } from '../grader/report.ts';

/**
 * What came of one exercise. `points`: its checks have spoken, be it for 0 points. `unchanged`: the starter was handed in
 * as it is. `nothing`: it was not handed in. `unreadable`: something is there, and only a person can say what it is.
 * `trouble`: the grader failed, and there is no grade.
 */
export type Outcome = 'points' | 'unchanged' | 'nothing' | 'unreadable' | 'trouble';

/** The outcomes, in the order in which tables show them, as a person reads them. */
export const OUTCOMES: Readonly<Record<Outcome, string>> = {
  points: 'graded',
  unchanged: 'handed in unchanged',
  nothing: 'nothing handed in',
  unreadable: 'not readable',
  trouble: 'the grader’s own trouble',
};

/** What was graded of one exercise. */
export interface Work {
  outcome: Outcome;
  /** The learner's file, from the top of what was handed in. Absent where there is none. */
  file?: string;
  /** Of that file as it was handed in: SHA-256 in hexadecimal digits. */
  sha256?: string;
  /** Which attempt it is, where there were several. */
  attempt?: string;
  /** When it was handed in, as far as the platform or the file knows. */
  handedIn?: string;
  /** Whether it came after the deadline; absent where there is none. */
  late?: boolean;
  /** What is odd about it; sentences. */
  notes?: string[];
  /** The version of the checks: changes with all that a verdict depends on beside the program. */
  checks: string;
}

/** By what systems know a person. */
export interface Identity {
  canvasId?: string;
  sisId?: string;
  login?: string;
  /** Moodle's “ID number”. */
  idNumber?: string;
  email?: string;
  section?: string;
  /** The person's name, as the system shows it. */
  name?: string;
}

/** One learner's grade. */
export interface GradeSheet {
  /** Who handed it in: a name or a number, as their folder is called. */
  learner: string;
  /** When it was graded. */
  at: Date;
  report: Report;
  /** The kit's version. */
  kit: string;
  /** What was graded, by exercise. */
  work: Readonly<Record<string, Work>>;
  /** How systems know this person; absent where nobody said. */
  identity?: Identity;
}

/** Whether the grader failed at an exercise: then its points say nothing. */
export function isTrouble(sheet: GradeSheet, { id, steps }: ExerciseReport): boolean {
  return sheet.work[id]?.outcome === 'trouble' || steps.some(({ status }) => status === 'error');
}

const versions = new Map<string, string>();

/** The version of an exercise's checks, short enough for paper; as it was when somebody first asked. */
export function checksVersion(module: ExerciseModule): string {
  const version = versions.get(module.id) ?? fingerprint(checksOf(module)).slice(0, 12);
  versions.set(module.id, version);
  return version;
}

/** The kit's version. */
export const KIT_VERSION = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version;
