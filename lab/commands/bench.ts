/**
 * `npm run bench`: how fast the kit is, as ratios measured in one run. The measure is one cold `npx playwright test` of
 * one trivial page test; whatever the machine is busy with slows both sides.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser, type Browser } from '../browser/find.ts';
import { generateCohort } from '../cohort/generate.ts';
import { LiveGrader } from '../grader/live.ts';
import { root } from '../source/root.ts';
import { pickExercises, run, Sorry } from './cli.ts';
import { watchMemory } from './memory.ts';

const command = {
  name: 'npm run bench',
  about:
    'Measures save→verdict in watch mode and a cold grade of each exercise, each divided by one cold “npx playwright test” of a trivial page test; then a class of generated submissions. Prints JSON.',
  words: '[exercise …]',
  options: {
    runs: { type: 'string', value: 'N', default: '5', help: 'How often to measure each; the median counts.' },
    cohort: {
      type: 'string',
      value: 'N',
      default: '200',
      help: 'How many submissions of the first exercise that is named (else Pull) to grade as a class; 0 leaves that out.',
    },
  },
} as const;

await run(command, async ({ values, words }) => {
  const runs = whole('runs', values.runs, 1);
  const learners = whole('cohort', values.cohort, 0);
  const modules = pickExercises(words);
  const taught = words.length > 0 ? modules[0]! : pickExercises(['pull'])[0]!;
  const browser = await findBrowser({ log: console.error });
  const trivial = await trivialProject(browser);
  const results: Record<string, unknown> = {};
  const colds = new Map<string, number>();
  try {
    const measure = await median(runs, () => timed('npx', ['playwright', 'test'], trivial));
    for (const module of modules) {
      console.error(`Measuring ${module.id} …`);
      const cold = await median(runs, () =>
        timed(process.execPath, ['lab/commands/grade.ts', module.id, '--work', 'solutions'], root),
      );
      colds.set(module.id, cold);
      const saved = await saveToVerdict(module, runs);
      results[module.id] = { saveToVerdict: ratio(saved, measure), coldGrade: ratio(cold, measure) };
    }
    const all = await median(runs, () =>
      timed(process.execPath, ['lab/commands/grade.ts', '--work', 'solutions'], root),
    );
    const cohort = learners === 0 ? undefined : await gradeClass(taught, learners, colds.get(taught.id)!);
    const report = {
      unit: 'one cold npx playwright test of one trivial page test',
      runs,
      exercises: results,
      allCold: ratio(all, measure),
      cohort,
      unitMs: Math.round(measure),
    };
    console.log(JSON.stringify(report, null, 2));
  } finally {
    await rm(trivial, { recursive: true, force: true });
  }
});

/** Reads a number off the command line. @throws Sorry when it is none, or too small */
function whole(option: string, text: string, least: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least) return number;
  throw new Sorry(`--${option} needs a whole number from ${least}, not “${text}”.`);
}

/** Grades a class as `npm run grade -- --cohort` does. @param coldMs one cold grade of the same exercise */
async function gradeClass(module: ReturnType<typeof pickExercises>[number], learners: number, coldMs: number) {
  console.error(`Grading ${learners} submissions of ${module.id} …`);
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'class-')));
  try {
    const submissions = join(folder, 'class');
    await generateCohort(module, learners, submissions);
    const args = ['lab/commands/grade.ts', module.id, '--cohort', submissions];
    let peak: (() => number | undefined) | undefined;
    const ms = await timed(process.execPath, args, root, (pid) => (peak = watchMemory(pid)));
    const bytes = peak?.();
    return {
      exercise: module.id,
      submissions: learners,
      eachMs: Math.round(ms / learners),
      eachInColdGrades: ratio(ms / learners, coldMs),
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

/** Saves the solution again and again under a live grader. @returns milliseconds from save to verdict, the median */
async function saveToVerdict(module: ReturnType<typeof pickExercises>[number], runs: number): Promise<number> {
  const work = await mkdtemp(join(tmpdir(), 'saves-'));
  const live = new LiveGrader([module], work);
  try {
    await cp(join(root, 'solutions', module.exercise.folder), join(work, module.exercise.folder), { recursive: true });
    const file = join(work, module.exercise.folder, `${module.id}.ts`);
    const text = await readFile(file, 'utf8');
    await live.start();
    let saves = 0;
    return await median(runs, async () => {
      await live.warm();
      const graded = once(live, 'graded');
      const start = performance.now();
      await writeFile(file, `${text}\n// save ${++saves}\n`);
      await graded;
      return performance.now() - start;
    });
  } finally {
    await live.close();
    await rm(work, { recursive: true, force: true });
  }
}

/** Runs a command. @param onStart hears of its process ID @returns its milliseconds */
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
    throw new Sorry(`“${program} ${args.join(' ')}” ended with exit code ${code}, so there is nothing to measure.`);
  return performance.now() - start;
}

async function median(runs: number, measure: () => Promise<number>): Promise<number> {
  const values: number[] = [];
  for (let done = 0; done < runs; done++) values.push(await measure());
  return values.sort((a, b) => a - b)[Math.floor(runs / 2)]!;
}

function ratio(a: number, b: number): number {
  return Math.round((a / b) * 100) / 100;
}
