/** `report.json`: the grade as `report.schema.json` describes it. */
import type { GradeSheet } from '../grade-sheet.ts';

/** The document's text. */
export function reportJson({ learner, at, report }: GradeSheet): string {
  const { version, ...rest } = report;
  return `${JSON.stringify({ version, learner, gradedAt: at.toISOString(), ...rest }, null, 2)}\n`;
}
