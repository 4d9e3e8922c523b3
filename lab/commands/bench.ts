/**
 * `npm run bench`: how fast the kit is, as ratios measured in one run. The measure is one cold `npx playwright test` of
 * one trivial page test; whatever the machine is busy with slows both sides.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser, type Browser } from '../browser/find.ts';
import { LiveGrader } from '../grader/live.ts';
import { root } from '../source/root.ts';
import { pickExercises, run, Sorry } from './cli.ts';

const command = {
  name: 'npm run bench',
  about:
    'Measures save→verdict in watch mode and a cold grade of each exercise, each divided by one cold “npx playwright test” of a trivial page test. Prints JSON.',
  words: '[exercise …]',
  options: {
    runs: { type: 'string', value: 'N', default: '5', help: 'How often to measure each; the median counts.' },
  },
} as const;

await run(command, async ({ values, words }) => {
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Sorry(`--runs needs a whole number from 1, not “${values.runs}”.`);
  const modules = pickExercises(words);
  const browser = await findBrowser({ log: console.error });
  const trivial = await trivialProject(browser);
  const results: Record<string, unknown> = {};
  try {
    const measure = await median(runs, () => timed('npx', ['playwright', 'test'], trivial));
    for (const module of modules) {
      console.error(`Measuring ${module.id} …`);
      const cold = await median(runs, () =>
        timed(process.execPath, ['lab/commands/grade.ts', module.id, '--work', 'solutions'], root),
      );
      const saved = await saveToVerdict(module, runs);
      results[module.id] = { saveToVerdict: ratio(saved, measure), coldGrade: ratio(cold, measure) };
    }
    const all = await median(runs, () =>
      timed(process.execPath, ['lab/commands/grade.ts', '--work', 'solutions'], root),
    );
    const report = {
      unit: 'one cold npx playwright test of one trivial page test',
      runs,
      exercises: results,
      allCold: ratio(all, measure),
      unitMs: Math.round(measure),
    };
    console.log(JSON.stringify(report, null, 2));
  } finally {
    await rm(trivial, { recursive: true, force: true });
  }
});

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

/** Runs a command. @returns its milliseconds */
async function timed(program: string, args: string[], cwd: string): Promise<number> {
  const start = performance.now();
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
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
