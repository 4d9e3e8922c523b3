/**
 * Runs the checks with Playwright's own runner: `npx playwright test` grades exercises/, `npx playwright test pull` one
 * exercise. `WORK=solutions` names another folder that is laid out like it, `SEED=7` repeats what the checks drew. With
 * `COHORT=submissions` it grades a class, one test a submission, for classes that need more than one machine.
 */
import { resolve } from 'node:path';
import { defineConfig, type ReporterDescription } from '@playwright/test';
import './lab/project/loopback.js';
import { CONTAINED } from './lab/grader/contained-browser.ts';
import { readSeed } from './lab/grader/draw.ts';
import { declareWith } from './lab/grader/test.ts';
import { findBrowser } from './lab/project/browser/find.ts';
import { closeDebuggers } from './lab/project/no-debugger.ts';

/** UI mode, the editor's extension and the debugger may want to show the browser. */
const SHOWS = ['--headed', '--debug', '--ui', 'test-server'];

/** What both have in common: checks have timeouts of their own, which a busy machine does not miss. */
const common = { fullyParallel: true, timeout: 0 };

closeDebuggers();

export default defineConfig<object, { work: string; seed: number }>(
  common,
  process.env.COHORT === undefined ? await forChecks() : forCohort(),
);

async function forChecks() {
  const { env, argv } = process; // workers inherit the environment, and not what was typed
  declareWith((await import('./lab/grader/playwright.ts')).test);
  env.SEED = String(readSeed(env.SEED));
  if (argv.some((word) => SHOWS.some((one) => word.startsWith(one)))) env.HOST_AND_REMOTE_SHOWN = '1';
  const { executablePath, args } = await findBrowser({ headless: !env.HOST_AND_REMOTE_SHOWN, log: console.error });
  return defineConfig<object, { work: string; seed: number }>({
    testDir: 'exercises',
    testMatch: '*/*.spec.ts',
    workers: 2,
    reporter: [['list'], ['html', { open: 'never' }]],
    use: {
      work: env.WORK ?? 'exercises',
      seed: Number(env.SEED),
      launchOptions: { executablePath, args: [...args, ...CONTAINED] },
      screenshot: 'only-on-failure',
    },
  });
}

/** Shards leave blobs, to be merged: in the folder of this project, whatever folder the configuration of a class lies in. */
function shardReporters({ BLOBS, CI }: NodeJS.ProcessEnv): ReporterDescription[] {
  if (BLOBS === undefined && !CI) return [['./lab/results/cohort/reporter.ts'], ['line']];
  return [['blob', { outputDir: resolve(BLOBS ?? 'blob-report') }], ['line']];
}

function forCohort() {
  return defineConfig<object, { work: string; seed: number }>({
    testDir: 'lab/results/cohort',
    testMatch: 'cohort.playwright.ts',
    reporter: shardReporters(process.env),
  });
}
