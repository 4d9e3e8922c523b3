/** What every report is made from: one learner's whole grade, and when it was given. */
import type { Report } from '../grader/report.ts';

/** One learner's grade. */
export interface GradeSheet {
  /** Who handed it in: a name or a number, as their folder is called. */
  learner: string;
  /** When it was graded. */
  at: Date;
  report: Report;
}
