/** A Playwright reporter that writes a cohort's reports, for one run or for merged shards. `REPORTS` names the folder. */
import type { Reporter, TestCase, TestResult } from 'playwright/types/testReporter';
import type { GradeSheet } from '../reports/grade-sheet.ts';
import { writeCohort } from './write.ts';

/** What a test attaches its grade as. */
export const ATTACHMENT = 'grade';

export default class CohortReporter implements Reporter {
  readonly #sheets: GradeSheet[] = [];

  onTestEnd(_test: TestCase, { attachments }: TestResult): void {
    const body = attachments.find(({ name }) => name === ATTACHMENT)?.body;
    if (!body) return;
    const sheet = JSON.parse(body.toString('utf8')) as GradeSheet;
    this.#sheets.push({ ...sheet, at: new Date(sheet.at) });
  }

  async onEnd(): Promise<void> {
    const sheets = this.#sheets.toSorted((a, b) => a.learner.localeCompare(b.learner, 'en'));
    await writeCohort(sheets, process.env['REPORTS'] ?? 'cohort-reports');
  }

  printsToStdio(): boolean {
    return false;
  }
}
