/** Writes what a cohort's grades come to: an overview, a folder a learner, the gradebooks. */
import { canvasCsv, moodleCsv } from '../formats/gradebook.ts';
import type { GradeSheet } from '../grade-sheet.ts';
import { reportFiles, writeFiles } from '../write.ts';
import { overviewHtml } from './overview.ts';

/** Where a learner's reports lie, from the cohort's folder. */
function folderOf(learner: string): string {
  return `learners/${learner}`;
}

/** Writes everything below `folder`. */
export async function writeCohort(sheets: readonly GradeSheet[], folder: string): Promise<void> {
  for (const sheet of sheets) {
    const files = Object.entries(await reportFiles(sheet));
    const inside = files.map(([path, text]) => [`${folderOf(sheet.learner)}/${path}`, text] as const);
    await writeFiles(folder, Object.fromEntries(inside));
  }
  const cardOf = (learner: string) => `learners/${encodeURIComponent(learner)}/report.html`;
  await writeFiles(folder, {
    'overview.html': await overviewHtml(sheets, cardOf),
    'canvas.csv': canvasCsv(sheets),
    'moodle.csv': moodleCsv(sheets),
  });
}
