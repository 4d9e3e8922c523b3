/** Everything that `npm test` checks: the longest first, so that none is left to run alone at the end. */
import { readdirSync } from 'node:fs';
import { glob, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { exercises, type ExerciseModule } from '../../../course.ts';
import { findBrowser } from '../browser/find.ts';
import { build } from '../build.ts';
import { checksOf, PARTS, type Inputs } from '../inputs.ts';
import { root } from '../root.ts';
import { checkStarters } from '../starters.ts';
import { lastLines, runTool, tool, type Ended } from '../tools.ts';
import type { Counts } from './counts.ts';
import { UserError } from '../user-error.ts';

/** Grades every program on record, or those of the exercise that this variable names. */
const GRADER_TESTS = ['lab/grader/grade.test.ts', 'lab/grader/two-runners.test.ts'];
const EXERCISE = 'HOST_AND_REMOTE_EXERCISE';
/** Works every verdict out anew. */
const COMPLETE = 'HOST_AND_REMOTE_COMPLETE';

/** Tests of the built course, which need `DIST`. */
const BROWSER_TESTS = '**/*.browser.test.ts';
/** Tests of parts that hold code and prose against each other. */
const PROSE_TESTS = ['*.test.ts', 'site/**/*.test.ts', 'lab/project/inputs.test.ts'];

/** What one task found. */
export interface TaskResult extends Counts {
  /** What a person needs to see when something failed. */
  output: string;
}

/** One thing that `npm test` checks. */
export interface Task {
  /** What `--only` calls it; several tasks may share a name. */
  id: string;
  title: string;
  /** Without these it cannot run. */
  needs?: string[];
  /** Tasks that name the same thing here never run at the same time, because they would disturb each other there. */
  exclusive?: string;
  /** What its result depends on; without it, it runs every time. */
  inputs?: Inputs;
  run: () => Promise<TaskResult>;
}

/** A build and whatever else uses the site's tools share their caches in `node_modules`. */
const CACHES = 'caches';

const MINUTE = 60_000;
const LINES_SHOWN = 80;

const JUNK = /^(?:\..*|dist|handouts|node_modules|test-results)$/;
const TOP = readdirSync(root, { withFileTypes: true }).filter(({ name }) => !JUNK.test(name));
const PROSE = ['site/chapters/', ...exercises().map(({ exercise }) => `exercises/${exercise.folder}/brief.mdx`)];
const DOCUMENTS = ['docs/', ...TOP.filter(({ name }) => /\.md$|^LICENSE/.test(name)).map(({ name }) => name)];
const EVERYTHING: Inputs = {
  from: [...TOP.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)), '.prettierrc.json'],
  withTests: true,
};
const CODE: Inputs = { ...EVERYTHING, except: [...PROSE, ...DOCUMENTS] };

/** Where the tasks work, and how. */
export interface TaskOptions {
  /** An empty folder for what the tasks make. */
  scratch: string;
  /** A folder for what a later run can use again: the built course. */
  kept: string;
  /** Gets a line for what takes long. */
  log: (line: string) => void;
  /** Whether to work out anew what is known. */
  complete?: boolean;
}

/** All tasks, in the order in which they begin. */
export function tasks({ scratch, kept, log, complete = false }: TaskOptions): Task[] {
  const dist = path.join(kept, 'dist');
  const env: Record<string, string> = { DIST: dist, ...(complete && { [COMPLETE]: '1' }) };
  const suite = (name: string, globs: string[], except: string[] = [], more: Record<string, string> = {}) =>
    runSuite({ globs, except, env: { ...env, ...more }, counts: path.join(scratch, `${name}.json`) });

  const browser: Task = {
    id: 'browser',
    title: 'A browser',
    run: async () => {
      const { executablePath } = await findBrowser({ log });
      env.HOST_AND_REMOTE_BROWSER = executablePath;
      return PASSED;
    },
  };
  const built: Task = {
    id: 'build',
    title: 'Build',
    exclusive: CACHES,
    run: async () => {
      await build({ out: dist, complete });
      return PASSED;
    },
  };
  const graders = exercises().map((module): Task => ({
    id: 'grader',
    title: `The grader on ${module.title}: starter, solution, wrong programs`,
    needs: ['browser'],
    inputs: gradedWith(module),
    run: () => suite(`grader-${module.id}`, GRADER_TESTS, [], { [EXERCISE]: module.id }),
  }));
  const parts: Task = {
    id: 'grader',
    title: 'The grader’s own parts, and cohorts',
    needs: ['browser'],
    inputs: { ...CODE, except: [...CODE.except!, 'site/', 'slides/'] },
    run: () => suite('grader', ['lab/{results,grader}/**/*.test.ts'], GRADER_TESTS),
  };
  const slides: Task = {
    id: 'pages',
    title: 'Slides in a browser',
    needs: ['browser', 'build'],
    inputs: { from: [...PARTS.decks.from, 'site/', 'lab/project/'], except: PROSE, withTests: true },
    run: () => suite('pages-slides', [`slides/${BROWSER_TESTS}`]),
  };
  const pages: Task = {
    id: 'pages',
    title: 'Pages in a browser',
    needs: ['browser', 'build'],
    inputs: { from: [...PARTS.site.from, 'slides/', 'lab/project/'], withTests: true },
    run: () => suite('pages-site', [`site/${BROWSER_TESTS}`]),
  };
  const unit: Task[] = [
    {
      id: 'unit',
      title: 'Unit tests',
      needs: ['browser'],
      inputs: CODE,
      run: () =>
        suite(
          'unit',
          ['{lab,figures,slides}/**/*.test.ts'],
          ['lab/{results,grader}/**', BROWSER_TESTS, ...PROSE_TESTS],
        ),
    },
    {
      id: 'unit',
      title: 'Prose and code agree',
      inputs: EVERYTHING,
      run: () => suite('prose', PROSE_TESTS, [BROWSER_TESTS]),
    },
  ];
  const cache = (name: string) => path.join('node_modules/.cache/host-and-remote', name);
  const code: Task[] = [
    toolTask('lint', 'Lint', tool('eslint', ['.', '--max-warnings', '0', ...cached(cache('eslint'))]), CODE),
    { ...toolTask('types', 'Types of the site', tool('astro', ['check', '--root', 'site']), CODE), exclusive: CACHES },
    toolTask(
      'format',
      'Formatting (“npm run format” mends it)',
      tool('prettier', ['--check', '.', ...cached(cache('prettier'))]),
      { ...EVERYTHING, except: PROSE },
    ),
    toolTask('types', 'Types of the lab and the exercises', tool('typescript', ['--noEmit'], 'tsc'), CODE),
    { id: 'types', title: 'Types of figures', inputs: CODE, run: () => vueTypes('tsconfig.vue.json') },
    { id: 'types', title: 'Types of decks', inputs: CODE, run: () => vueTypes('slides/tsconfig.json') },
    { id: 'starters', title: 'Starters follow from solutions', run: starters },
  ];
  return [browser, built, ...graders, parts, slides, pages, ...unit, ...code];
}

/** What the grader's tests of one exercise depend on. */
function gradedWith(module: ExerciseModule): Inputs {
  const { from, except } = checksOf(module);
  const { folder } = module.exercise;
  const own = [
    `cases/${folder}/`,
    `solutions/${folder}/`,
    `exercises/${folder}/${module.id}.ts`,
    'course.ts',
    'playwright.config.ts',
    'lab/project/',
  ];
  return { from: [...from, ...own], except: except?.filter((file) => !own.includes(file)), withTests: true };
}

function cached(place: string): string[] {
  return ['--cache', '--cache-strategy', 'content', '--cache-location', place];
}

const PASSED: TaskResult = { passed: 1, failed: 0, output: '' };

function failed(output: string): TaskResult {
  return { passed: 0, failed: 1, output: lastLines(output.trim(), LINES_SHOWN) };
}

function toolTask(id: string, title: string, argv: string[], inputs: Inputs): Task {
  return { id, title, inputs, run: async () => resultOf(await runTool({ argv, timeoutMs: 5 * MINUTE })) };
}

function resultOf({ ok, output }: Ended): TaskResult {
  return ok ? PASSED : failed(output);
}

/** Slidev's client comes as sources, which are not written to our rules: only mistakes in our own files count. */
async function vueTypes(project: string): Promise<TaskResult> {
  const argv = tool('vue-tsc', ['--noEmit', '--pretty', 'false', '-p', project]);
  const ended = await runTool({ argv, timeoutMs: 5 * MINUTE });
  const mistakes = ended.output.split('\n').filter((line) => /error TS\d+/.test(line));
  if (mistakes.length === 0) return resultOf(ended);
  const ours = mistakes.filter((line) => !line.startsWith('node_modules/'));
  return ours.length === 0 ? PASSED : failed(ours.join('\n'));
}

async function starters(): Promise<TaskResult> {
  const lines: string[] = [];
  const code = await checkStarters({ folder: root, log: (line) => lines.push(line) });
  return code === 0 ? PASSED : failed(lines.join('\n'));
}

interface Suite {
  /** The test files, from the project's root. */
  globs: string[];
  except: string[];
  /** What the tests find in their environment. */
  env: Record<string, string>;
  /** Where the run notes its {@link Counts}. */
  counts: string;
}

/** A suite that takes longer, on a machine that has a moment to spare, hangs. */
const HANGS_MS = 20 * MINUTE;

/** Runs test files by `node --test`, and counts their tests. */
export async function runSuite({ globs, except, env, counts }: Suite): Promise<TaskResult> {
  const files = await Array.fromAsync(glob(globs, { cwd: root, exclude: ['**/node_modules', ...except] }));
  if (files.length === 0) return failed(`There are no tests at ${globs.join(', ')}.`);
  const reporters = [
    ['--test-reporter=spec', '--test-reporter-destination=stdout'],
    [`--test-reporter=${new URL('counts.ts', import.meta.url).href}`, `--test-reporter-destination=${counts}`],
  ].flat();
  await rm(counts, { force: true });
  const { ok, output } = await runTool({ argv: ['--test', ...reporters, ...files.sort()], env, timeoutMs: HANGS_MS });
  const counted = await readFile(counts, 'utf8').catch(() => '');
  if (counted === '') return failed(output);
  const found = JSON.parse(counted) as Counts;
  // A run can fail with every test passed, for instance when a file leaves an error behind.
  if (!ok && found.failed === 0) return { ...found, failed: 1, output: lastLines(output, LINES_SHOWN) };
  return { ...found, output: output.slice(output.indexOf('✖ failing tests:')) };
}

/** A task that stops on an error has failed; a {@link UserError} says why without a stack. */
export async function runTask(task: Task): Promise<TaskResult> {
  try {
    return await task.run();
  } catch (error) {
    if (error instanceof UserError) return failed(error.message);
    return failed(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
