/** Writes what a cohort's grades come to: an overview, a folder a learner, the gradebooks. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { outcomesCsv } from '../formats/outcomes.ts';
import { gradebooks, type GradebookOptions } from '../formats/gradebook.ts';
import type { GradeSheet } from '../grade-sheet.ts';
import { reportFiles, writeFiles } from '../write.ts';
import { foldersFor } from './names.ts';
import { overviewHtml, type OverviewNotes } from './overview.ts';

/** Gradebooks of one exercise, which an earlier run may have left. */
const PARTIAL = /^(?:canvas|moodle)-[a-z-]+\.csv$/;

/** What is written beside the grades. */
export interface CohortReports extends OverviewNotes, GradebookOptions {
  /** Whose reports are written again; everybody's, unless told. */
  news?: ReadonlySet<string>;
}

/**
 * Writes everything below `folder`.
 *
 * @returns learners whom no gradebook knows
 */
export async function writeCohort(
  sheets: readonly GradeSheet[],
  folder: string,
  { news, ...options }: CohortReports = {},
): Promise<string[]> {
  const folders = foldersFor(sheets.map(({ learner }) => learner));
  for (const sheet of sheets.filter(({ learner }) => news?.has(learner) ?? true)) {
    const files = Object.entries(await reportFiles(sheet, options));
    const own = `learners/${folders.get(sheet.learner)}`;
    await writeFiles(folder, Object.fromEntries(files.map(([path, text]) => [`${own}/${path}`, text])));
  }
  const { files, unknown } = gradebooks(sheets, options);
  const left =
    unknown.length === 0 ? [] : [`The roster does not know ${listed(unknown)}: the gradebooks have no line for them.`];
  for (const name of await readdir(folder).catch(() => []))
    if (PARTIAL.test(name) && !(name in files)) await rm(join(folder, name));
  const cardOf = (learner: string) => `learners/${encodeURIComponent(folders.get(learner)!)}/report.html`;
  await writeFiles(folder, {
    'overview.html': await overviewHtml(sheets, cardOf, {
      ...options,
      attention: [...(options.attention ?? []), ...left],
    }),
    'outcomes.csv': outcomesCsv(sheets),
    ...files,
  });
  return unknown;
}

/** Names in a sentence. */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names);
}
