/** How `npx playwright test --config lab/results/cohort/playwright.config.ts` grades a cohort. */
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: 'cohort.playwright.ts',
  fullyParallel: true,
  timeout: 0, // the grader has deadlines of its own, which a busy machine does not miss
  reporter: process.env['CI'] ? [['blob'], ['line']] : [['./reporter.ts'], ['line']],
});
