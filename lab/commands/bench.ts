/**
 * `npm run bench`: how fast the kit is, as ratios measured in one run. The measure is one cold `npx playwright test` of
 * one trivial page test, taken anew before each run: whatever the machine is busy with slows both sides.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExerciseModule } from '../../course.ts';
import { findBrowser, type Browser } from '../project/browser/find.ts';
import { generateCohort } from '../results/cohort/generate.ts';
import { LiveGrader } from '../grader/live.ts';
import { Verdicts } from '../grader/verdicts.ts';
import { measureStart } from '../desk/measure-start.ts';
import { Saves } from '../project/saves.ts';
import { root } from '../project/root.ts';
import { pickExercises, run, UserError } from '../project/cli.ts';
import { watchMemory } from '../project/memory.ts';

const command = {
  name: 'npm run bench',
  about:
    'Measures save→verdict in watch mode and a cold grade of each exercise, each divided by one cold “npx playwright test” of a trivial page test; then a class of generated submissions and, if asked, the memory of “npm start” and the time of a build. Prints JSON.',
  words: '[exercise …]',
  options: {
    runs: { type: 'string', value: 'N', default: '5', help: 'How often to measure each; the median counts.' },
    start: {
      type: 'string',
      value: 'ROUNDS',
      help: 'Measure the memory of “npm start”, too: after two quiet minutes, after a save of each exercise, and after so many more rounds. Linux only.',
    },
    build: { type: 'boolean', help: 'Measure a build from nothing, too.' },
    cohort: {
      type: 'string',
      value: 'N',
      default: '200',
      help: 'How many submissions of the first exercise that is named (else Pull) to grade as a class; 0 leaves that out.',
    },
  },
} as const;

/** How long nobody does anything before the memory of `npm start` is measured. */
const QUIET_MS = 120_000;

/** What `npm run grade` gives to Node. */
const GRADE = ['--import', './lab/project/boot.js', 'lab/commands/grade.ts'];

await run(command, async ({ values, words }) => {
  const runs = whole('runs', values.runs, 1);
  const learners = whole('cohort', values.cohort, 0);
  const modules = pickExercises(words);
  const taught = words.length > 0 ? modules[0]! : pickExercises(['pull'])[0]!;
  const browser = await findBrowser({ log: console.error });
  const trivial = await trivialProject(browser);
  const results: Record<string, unknown> = {};
  const units: number[] = [];
  const measure = async () => void units.push(await timed('npx', ['playwright', 'test'], trivial));
  /**
   * Takes the measure and runs something, in turns.
   *
   * @returns the median of what it took, in units
   */
  const against = async (subject: () => Promise<number>) => {
    const first = units.length;
    const times: number[] = [];
    for (let run = 0; run < runs; run++) {
      await measure();
      times.push(await subject());
    }
    return ratio(median(times), median(units.slice(first)));
  };
  try {
    for (const module of modules) {
      console.error(`Measuring ${module.id} …`);
      const cold = await against(() => coldGrade([module.id]));
      const saved = await withSaves(module, against);
      results[module.id] = { saveToVerdict: saved, coldGrade: cold };
    }
    const all = await against(() => coldGrade([]));
    const cohort = learners === 0 ? undefined : await gradeClass(taught, learners, runs);
    const built = values.build ? await against(coldBuild) : undefined;
    const start = values.start === undefined ? undefined : whole('start', values.start, 0);
    const memory = start === undefined ? undefined : await measureStart(pickExercises([]), QUIET_MS, start);
    const report = {
      unit: 'one cold npx playwright test of one trivial page test',
      runs,
      exercises: results,
      allCold: all,
      cohort,
      build: built,
      start: memory,
      unitMs: Math.round(median(units)),
    };
    console.log(JSON.stringify(report, null, 2));
  } finally {
    await rm(trivial, { recursive: true, force: true });
  }
});

/**
 * Reads a number off the command line.
 *
 * @throws UserError when it is none, or too small
 */
function whole(option: string, text: string, least: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least) return number;
  throw new UserError(`--${option} needs a whole number from ${least}, not “${text}”.`);
}

/**
 * Grades solutions in a process that has just started.
 *
 * @param words exercises by id; none for all
 * @returns its milliseconds
 */
function coldGrade(words: string[]): Promise<number> {
  return timed(process.execPath, [...GRADE, ...words, '--work', 'solutions'], root);
}

/**
 * Builds the course into an empty folder.
 *
 * @returns its milliseconds
 */
async function coldBuild(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'build-'));
  try {
    return await timed(process.execPath, ['lab/commands/build.ts', '--out', join(folder, 'dist')], root);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Grades a class as `npm run grade -- --cohort` does.
 *
 * @param runs how often to grade the same exercise by itself before and after: a class takes minutes, in which the
 *   machine's speed may change
 */
async function gradeClass(module: ExerciseModule, learners: number, runs: number) {
  console.error(`Grading ${learners} submissions of ${module.id} …`);
  const colds: number[] = [];
  const alone = async () => {
    for (let run = 0; run < runs; run++) colds.push(await coldGrade([module.id]));
  };
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'class-')));
  try {
    const submissions = join(folder, 'class');
    const distinct = await generateCohort(module, learners, submissions);
    const args = [...GRADE, module.id, '--cohort', submissions, '--complete'];
    let peak: (() => number | undefined) | undefined;
    await alone();
    const ms = await timed(process.execPath, args, root, (pid) => (peak = watchMemory(pid)));
    const bytes = peak?.();
    await alone();
    return {
      exercise: module.id,
      submissions: learners,
      eachMs: Math.round(ms / learners),
      distinctPrograms: distinct,
      eachInColdGrades: ratio(ms / learners, median(colds)),
      eachDistinctInColdGrades: ratio(ms / distinct, median(colds)),
      peakMemoryMB: bytes === undefined ? undefined : Math.round(bytes / 1e6),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A Playwright project with one test of one page, as a stranger would set it up. */
async function trivialProject({ executablePath, args }: Browser): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'trivial-'));
  const use = { launchOptions: { executablePath, args } };
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  await writeFile(join(folder, 'playwright.config.ts'), `export default { use: ${JSON.stringify(use)} };\n`);
  await writeFile(
    join(folder, 'trivial.spec.ts'),
    `import { expect, test } from '@playwright/test';
test('a page has a heading', async ({ page }) => {
  await page.setContent('<h1>Hello</h1>');
  await expect(page.getByRole('heading')).toHaveText('Hello');
});
`,
  );
  return folder;
}

/**
 * Runs a live grader on the solution.
 *
 * @param work gets a function that saves it once, which returns the milliseconds from save to verdict
 */
async function withSaves<T>(module: ExerciseModule, work: (save: () => Promise<number>) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'saves-'));
  const saves = new Saves([module], folder);
  const live = new LiveGrader({ modules: [module], work: folder, saves, verdicts: new Verdicts({ recall: false }) });
  try {
    await cp(join(root, 'solutions', module.exercise.folder), join(folder, module.exercise.folder), {
      recursive: true,
    });
    const file = join(folder, module.exercise.folder, `${module.id}.ts`);
    const text = await readFile(file, 'utf8');
    await saves.open();
    await live.start();
    let count = 0;
    return await work(async () => {
      await live.warm();
      const graded = once(live, 'graded');
      const start = performance.now();
      await writeFile(file, `${text}\n// save ${++count}\n`);
      await graded;
      return performance.now() - start;
    });
  } finally {
    await Promise.all([saves.close(), live.close()]);
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Runs a command.
 *
 * @param onStart hears of its process ID
 * @returns its milliseconds
 */
async function timed(
  program: string,
  args: string[],
  cwd: string,
  onStart?: (pid: number) => unknown,
): Promise<number> {
  const start = performance.now();
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  if (child.pid !== undefined) onStart?.(child.pid);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0)
    throw new UserError(`“${program} ${args.join(' ')}” ended with exit code ${code}, so there is nothing to measure.`);
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function ratio(a: number, b: number): number {
  return Math.round((a / b) * 100) / 100;
}
