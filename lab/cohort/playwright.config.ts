/** How `npx playwright test --config lab/cohort/playwright.config.ts` grades a cohort. */
import { defineConfig } from 'playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: 'cohort.playwright.ts',
  fullyParallel: true,
  timeout: 120_000,
  reporter: process.env['CI'] ? [['blob'], ['line']] : [['./reporter.ts'], ['line']],
});
