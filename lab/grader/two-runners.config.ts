/** For `two-runners.test.ts`: the checks under Playwright, on each of the programs that it names. */
import { readFileSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import config from '../../playwright.config.ts';
import type { Run } from './two-runners.test.ts';

const runs = JSON.parse(readFileSync(process.env.RUNS!, 'utf8')) as Run[];

export default defineConfig(config, {
  testDir: '../../exercises',
  outputDir: process.env.RUNS_OUTPUT,
  reporter: 'json',
  projects: runs.map(({ name, exercise, only, ...use }) => ({
    name,
    testMatch: `*/${exercise}.spec.ts`,
    ...(only !== undefined && { grep: new RegExp(`${RegExp.escape(only)}(?: @|$)`) }),
    use: { ...use, attachesVerdict: true, screenshot: 'off' as const },
  })),
});
