/** Everything that `npm test` checks, in order. */
import { glob, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { exercises } from '../../../course.ts';
import { findBrowser } from '../browser/find.ts';
import { root } from '../root.ts';
import { build } from '../build.ts';
import type { Counts } from './counts.ts';
import { UserError } from '../user-error.ts';
import { checkStarters } from '../starters.ts';
import { lastLines, runTool, tool, type Ended } from '../tools.ts';

/** Grades every program on record, or those of the exercise that this variable names. */
const GRADER_TESTS = 'lab/grader/grade.test.ts';
const EXERCISE = 'HOST_AND_REMOTE_EXERCISE';

/** Most checks keep several processes busy by themselves; more of them at a time would only slow each other down. */
const LANES = 2;

/** Tests of the built course, which need `DIST`. */
const BROWSER_TESTS = '**/*.browser.test.ts';

/** What one check found. */
export interface Verdict extends Counts {
  /** What a person needs to see when something failed. */
  output: string;
}

export interface Check {
  /** What `--only` calls it; several checks may share a name. */
  id: string;
  title: string;
  /** Without these it cannot run; they come earlier in the list. */
  needs?: string[];
  /** Checks with the same place never run at the same time, because they would disturb each other there. */
  place?: string;
  run: () => Promise<Verdict>;
}

/** Checks under one heading. */
export interface Phase {
  heading: string;
  /** How many of its checks run at the same time. */
  lanes: number;
  checks: Check[];
}

/** A build and whatever else uses the site's tools share their caches in `node_modules`. */
const CACHES = 'caches';

const MINUTE = 60_000;
const LINES_SHOWN = 80;

/**
 * @param scratch an empty folder for what the checks make
 * @param log gets a line for what takes long
 */
export function phases(scratch: string, log: (line: string) => void): Phase[] {
  const dist = path.join(scratch, 'dist');
  const env: Record<string, string> = { DIST: dist };
  const suite = (name: string, globs: string[], { except = [], more = {}, minutes }: SuiteOptions) =>
    runSuite({
      globs,
      except,
      env: { ...env, ...more },
      timeoutMs: minutes * MINUTE,
      counts: path.join(scratch, `${name}.json`),
    });

  const browser: Check = {
    id: 'browser',
    title: 'A browser',
    run: async () => {
      const { executablePath } = await findBrowser({ log });
      env.HOST_AND_REMOTE_BROWSER = executablePath;
      return PASSED;
    },
  };
  const ofCode: Check[] = [
    check('types', 'Types of the lab and the exercises', tool('typescript', ['--noEmit'], 'tsc')),
    { id: 'types', title: 'Types of figures', run: () => vueTypes('tsconfig.vue.json') },
    { id: 'types', title: 'Types of decks', run: () => vueTypes('slides/tsconfig.json') },
    { ...check('types', 'Types of the site', tool('astro', ['check', '--root', 'site'])), place: CACHES },
    check('lint', 'Lint', tool('eslint', ['.', '--max-warnings', '0'])),
    check('format', 'Formatting (“npx prettier --write .” mends it)', tool('prettier', ['--check', '.'])),
    { id: 'starters', title: 'Starters follow from solutions', run: starters },
  ];
  const unit: Check = {
    id: 'unit',
    title: 'Unit tests',
    run: () =>
      suite('unit', ['*.test.ts', '{lab,figures,site,slides}/**/*.test.ts'], {
        except: ['lab/{results,grader}/**', BROWSER_TESTS],
        minutes: 15,
      }),
  };
  const built: Check = { id: 'build', title: 'Build', place: CACHES, run: () => buildInto(dist) };
  const pages = (['site', 'slides'] as const).map((folder): Check => ({
    id: 'pages',
    title: folder === 'site' ? 'Pages in a browser' : 'Slides in a browser',
    needs: ['browser', 'build'],
    run: () => suite(`pages-${folder}`, [`${folder}/${BROWSER_TESTS}`], { minutes: 15 }),
  }));
  const grader: Check[] = [
    ...exercises().map(({ id, title }): Check => ({
      id: 'grader',
      title: `The grader on ${title}: starter, solution, wrong programs`,
      needs: ['browser'],
      run: () => suite(`grader-${id}`, [GRADER_TESTS], { more: { [EXERCISE]: id }, minutes: 15 }),
    })),
    {
      id: 'grader',
      title: 'The grader’s own parts, and cohorts',
      needs: ['browser'],
      run: () => suite('grader', ['lab/{results,grader}/**/*.test.ts'], { except: [GRADER_TESTS], minutes: 15 }),
    },
  ];
  return [
    { heading: 'Tools', lanes: 1, checks: [browser] },
    { heading: 'Code', lanes: LANES, checks: [built, ...ofCode] },
    { heading: 'Parts, grader and course', lanes: LANES, checks: [...grader, ...pages, unit] },
  ];
}

const PASSED: Verdict = { passed: 1, failed: 0, output: '' };

function failed(output: string): Verdict {
  return { passed: 0, failed: 1, output: lastLines(output.trim(), LINES_SHOWN) };
}

function check(id: string, title: string, argv: string[]): Check {
  return { id, title, run: async () => verdict(await runTool({ argv, timeoutMs: 5 * MINUTE })) };
}

function verdict({ ok, output }: Ended): Verdict {
  return ok ? PASSED : failed(output);
}

/** Slidev's client comes as sources, which are not written to our rules: only mistakes in our own files count. */
async function vueTypes(project: string): Promise<Verdict> {
  const argv = tool('vue-tsc', ['--noEmit', '--pretty', 'false', '-p', project]);
  const ended = await runTool({ argv, timeoutMs: 5 * MINUTE });
  const mistakes = ended.output.split('\n').filter((line) => /error TS\d+/.test(line));
  if (mistakes.length === 0) return verdict(ended);
  const ours = mistakes.filter((line) => !line.startsWith('node_modules/'));
  return ours.length === 0 ? PASSED : failed(ours.join('\n'));
}

async function starters(): Promise<Verdict> {
  const lines: string[] = [];
  const code = await checkStarters({ folder: root, log: (line) => lines.push(line) });
  return code === 0 ? PASSED : failed(lines.join('\n'));
}

async function buildInto(out: string): Promise<Verdict> {
  await build({ out });
  return PASSED;
}

interface SuiteOptions {
  /** Test files to leave out. */
  except?: string[];
  /** What the tests find in their environment. */
  more?: Record<string, string>;
  minutes: number;
}

interface Suite {
  /** The test files, from the project's root. */
  globs: string[];
  except: string[];
  env: Record<string, string>;
  timeoutMs: number;
  /** Where the run notes its {@link Counts}. */
  counts: string;
}

/** Runs test files by `node --test`, and counts their tests. */
export async function runSuite({ globs, except, env, timeoutMs, counts }: Suite): Promise<Verdict> {
  const files = await Array.fromAsync(glob(globs, { cwd: root, exclude: ['**/node_modules', ...except] }));
  if (files.length === 0) return failed(`There are no tests at ${globs.join(', ')}.`);
  const reporters = [
    ['--test-reporter=spec', '--test-reporter-destination=stdout'],
    [`--test-reporter=${new URL('counts.ts', import.meta.url).href}`, `--test-reporter-destination=${counts}`],
  ].flat();
  await rm(counts, { force: true });
  const { ok, output } = await runTool({ argv: ['--test', ...reporters, ...files.sort()], env, timeoutMs });
  const counted = await readFile(counts, 'utf8').catch(() => '');
  if (counted === '') return failed(output);
  const found = JSON.parse(counted) as Counts;
  // A run can fail with every test passed, for instance when a file leaves an error behind.
  if (!ok && found.failed === 0) return { ...found, failed: 1, output: lastLines(output, LINES_SHOWN) };
  return { ...found, output: output.slice(output.indexOf('✖ failing tests:')) };
}

/** A check that stops on an error has failed; a {@link UserError} says why without a stack. */
export async function runCheck(check: Check): Promise<Verdict> {
  try {
    return await check.run();
  } catch (error) {
    if (error instanceof UserError) return failed(error.message);
    return failed(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
