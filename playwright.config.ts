/**
 * Runs the checks with Playwright's own runner: `npx playwright test` grades exercises/, `npx playwright test pull` one
 * exercise. `WORK=solutions` names another folder that is laid out like it, `SEED=7` repeats what the checks drew.
 */
import { defineConfig } from '@playwright/test';
import { readSeed } from './lab/grader/draw.ts';
import { UNDER_PLAYWRIGHT } from './lab/grader/under-playwright.ts';
import { findBrowser } from './lab/project/browser/find.ts';

process.env[UNDER_PLAYWRIGHT] = '1';
process.env.SEED = String(readSeed(process.env.SEED)); // workers inherit it

/** UI mode, the editor's extension and the debugger may want to show the browser. */
const SHOWS = ['--headed', '--debug', '--ui', 'test-server'];
if (process.argv.some((word) => SHOWS.some((one) => word.startsWith(one)))) process.env.HOST_AND_REMOTE_SHOWN = '1';
const { executablePath, args } = await findBrowser({
  headless: !process.env.HOST_AND_REMOTE_SHOWN,
  log: console.error,
});

export default defineConfig<object, { work: string; seed: number }>({
  testDir: 'exercises',
  testMatch: '*/*.spec.ts',
  fullyParallel: true,
  workers: 2,
  timeout: 0, // checks have timeouts of their own, which a busy machine does not miss
  reporter: [['list'], ['html', { open: 'never' }]],
  use: {
    work: process.env.WORK ?? 'exercises',
    seed: Number(process.env.SEED),
    launchOptions: { executablePath, args },
    screenshot: 'only-on-failure',
  },
});
