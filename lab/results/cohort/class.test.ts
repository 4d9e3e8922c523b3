/** The workflow for GitHub: its own steps, run in a fresh clone of this project, come to the same as one run. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse } from 'yaml';
import { exercises } from '../../../course.ts';
import { solutionOf } from '../../grader/corpus.ts';
import { filesOf } from '../../project/inputs.ts';
import { root } from '../../project/root.ts';

const PULL = exercises().find(({ id }) => id === 'pull')!;

interface Step {
  uses?: string;
  run?: string;
  env?: Record<string, string>;
  with?: Record<string, string | number | boolean>;
}

interface Workflow {
  permissions: unknown;
  jobs: Record<string, { 'timeout-minutes'?: number; strategy?: { matrix: { shard: number[] } }; steps: Step[] }>;
}

async function workflow(): Promise<Workflow> {
  return parse(await readFile(new URL('class.yml', import.meta.url), 'utf8')) as Workflow;
}

/** This project's files as they are now, and its packages. */
async function freshClone(context: TestContext): Promise<string> {
  const clone = await realpath(await mkdtemp(join(tmpdir(), 'class-workflow-')));
  context.after(() => rm(clone, { recursive: true, force: true }));
  const everything = {
    from: [
      'lab/',
      'exercises/',
      'solutions/',
      'figures/',
      'course.ts',
      'package.json',
      'package-lock.json',
      'playwright.config.ts',
      'tsconfig.json',
    ],
    withTests: true,
  };
  for (const file of filesOf(everything)) await cp(join(root, file), join(clone, file));
  // Links cost nothing where the disk can make them; “npm ci” would bring the same.
  const packages = [join(root, 'node_modules'), join(clone, 'node_modules')];
  if (spawnSync('cp', ['-al', ...packages]).status !== 0) spawnSync('cp', ['-a', ...packages]);
  return clone;
}

/** Runs a step as a shell of the machine would, but for those that install what is here already. */
function runStep({ run, env = {} }: Step, clone: string, matrix: Record<string, string>): void {
  if (run === undefined || /^npm ci$|playwright install/.test(run)) return;
  const command = run.replaceAll(/\$\{\{ matrix\.(\w+) \}\}/g, (_, name: string) => matrix[name]!);
  const path = `${join(clone, 'node_modules/.bin')}:${process.env['PATH']}`;
  const { status, stdout, stderr } = spawnSync('sh', ['-ec', command], {
    cwd: clone,
    env: { ...process.env, PATH: path, CI: 'true', ...env },
    encoding: 'utf8',
  });
  assert.equal(status, 0, `${command}\n${stdout}${stderr}`);
}

test('it may only read, names every action by its hash, and ends', async () => {
  const { permissions, jobs } = await workflow();
  assert.deepEqual(permissions, { contents: 'read' });
  for (const job of Object.values(jobs)) {
    assert(job['timeout-minutes']! > 0);
    for (const { uses, with: inputs = {} } of job.steps) {
      if (uses === undefined) continue;
      assert.match(uses, /^actions\/[\w-]+@[0-9a-f]{40}$/);
      if (uses.includes('checkout')) assert.equal(inputs['persist-credentials'], false);
      if (uses.includes('upload')) assert(Number(inputs['retention-days']) <= 7);
    }
  }
});

test(
  'its steps, run in a fresh clone, come to what one run comes to',
  { skip: process.platform !== 'linux' },
  async (context) => {
    const clone = await freshClone(context);
    const solution = solutionOf(PULL);
    const files = {
      'ada/03-pull/pull.ts': solution,
      'bo/03-pull/pull.ts': '// nothing yet\n',
      'cy/notes.txt': 'I was ill.',
    };
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(clone, 'submissions', path)), { recursive: true });
      await writeFile(join(clone, 'submissions', path), content);
    }
    const { grade, reports } = (await workflow()).jobs;
    const shards = join(clone, 'shards');
    for (const shard of grade!.strategy!.matrix.shard) {
      for (const step of grade!.steps) {
        runStep(step, clone, { shard: String(shard) });
        const [uploaded] = step.uses?.includes('upload') ? [step.with!['path'] as string] : [];
        // What one machine uploads, another one downloads; the next machine begins afresh.
        if (uploaded !== undefined) await cp(join(clone, uploaded), shards, { recursive: true });
        if (uploaded !== undefined) await rm(join(clone, uploaded), { recursive: true });
      }
    }
    for (const step of reports!.steps) runStep(step, clone, {});
    const merged = join(clone, reports!.steps.at(-1)!.with!['path'] as string);
    const whole = join(clone, 'whole');
    runStep({ run: 'npx playwright test', env: { COHORT: 'submissions', REPORTS: whole, CI: '' } }, clone, {});
    const graded = async (folder: string) => {
      const rows: Record<string, string>[] = parseCsv(await readFile(join(folder, 'outcomes.csv'), 'utf8'), {
        columns: true,
      });
      const isByChance = (column: string) => ['Seed', 'Graded'].includes(column);
      return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => !isByChance(column))));
    };
    assert.deepEqual(await graded(merged), await graded(whole));
    for (const file of ['canvas.csv', 'moodle.csv'])
      assert.equal(await readFile(join(merged, file), 'utf8'), await readFile(join(whole, file), 'utf8'), file);
    const points = (await graded(merged)).filter((row) => row['Exercise'] === 'pull');
    assert.deepEqual(
      points.map((row) => [row['Learner'], row['Points']]),
      [
        ['ada', '100'],
        ['bo', '0'],
        ['cy', '0'],
      ],
    );
  },
);
