/** `report.json`: the grade as `report.schema.json` describes it. */
import type { GradeSheet } from '../grade-sheet.ts';

/** The document's text. */
export function reportJson({ learner, at, report, kit, work }: GradeSheet): string {
  const { version, exercises, ...rest } = report;
  const withWork = exercises.map((exercise) => ({ ...exercise, work: work[exercise.id] }));
  const whole = { version, learner, gradedAt: at.toISOString(), kit, ...rest, exercises: withWork };
  return `${JSON.stringify(whole, null, 2)}\n`;
}
