/** How `npx playwright merge-reports --config lab/cohort/merge.config.ts DIR` puts the shards of a cohort together. */
import { defineConfig } from 'playwright/test';

export default defineConfig({ testDir: '.', reporter: [['./reporter.ts']] });
