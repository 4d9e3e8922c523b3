/** Writes a grade in every format, into one folder. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cardHtml } from './card.ts';
import { classroom50Json } from './formats/classroom50.ts';
import { exercismJson } from './formats/exercism.ts';
import { gradebooks, type GradebookOptions } from './formats/gradebook.ts';
import { gradescopeJson } from './formats/gradescope.ts';
import { reportJson } from './formats/json.ts';
import { junitXml } from './formats/junit.ts';
import type { GradeSheet } from './grade-sheet.ts';

/** What reports need to know beside the grade. */
export interface ReportOptions extends GradebookOptions {
  /** What Classroom 50 says of the submission. */
  env?: NodeJS.ProcessEnv;
}

/** The files of a report, by their path in its folder. */
export async function reportFiles(sheet: GradeSheet, options: ReportOptions = {}): Promise<Record<string, string>> {
  return {
    'report.html': await cardHtml(sheet),
    'report.json': reportJson(sheet),
    'junit.xml': junitXml(sheet),
    'gradescope/results.json': gradescopeJson(sheet),
    'exercism/results.json': exercismJson(sheet),
    'classroom50/result.json': classroom50Json(sheet, options.env ?? {}),
    ...gradebooks([sheet], options).files,
  };
}

/**
 * Writes files below a folder, which is made when it is not there.
 *
 * @throws Error in the system's words
 */
export async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, text);
  }
}
