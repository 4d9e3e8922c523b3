/** One spec, two runners: `npx playwright test` and `npm run grade` come to the same verdicts, in the same words. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { exercises, type ExerciseModule } from '../../course.ts';
import { deriveStarter } from '../project/derive-starter.ts';
import { runTool, tool } from '../project/tools.ts';
import type { StepChecks } from './check.ts';
import { CheckResults } from './check-results.ts';
import { mutantsOf, seedOfCase, solutionOf, variantsOf } from './corpus.ts';
import { findingsIn } from './findings.ts';
import { loadChecks, reportOf } from './grade.ts';
import type { ExerciseReport } from './report.ts';
import { GraderResources } from './resources.ts';
import type { CheckResult, Task } from './run-check.ts';
import { gradeOrRecall, Verdicts } from './verdicts.ts';

/** A program under Playwright. */
export interface Run {
  name: string;
  /** Its module's id. */
  exercise: string;
  /** A folder laid out like `exercises/`. */
  work: string;
  seed: number;
  /** The title of the one check to run; otherwise all are. */
  only?: string;
}

interface Program {
  run: Run;
  module: ExerciseModule;
  checks: StepChecks[];
}

const STARTER = 'starter';
const HANGS_MS = 20 * 60_000;
const only = process.env.HOST_AND_REMOTE_EXERCISE;
/** `npm test -- --complete` takes every variant, and a wrong program of every check; otherwise one of every step. */
const isComplete = process.env.HOST_AND_REMOTE_COMPLETE !== undefined;
const modules = exercises().filter(({ id }) => only === undefined || id === only);

let scratch: string;
/** A process remembers which steps it has met unwritten: nobody shares it after a starter. */
const alone = new GraderResources();
const sharing = new GraderResources({ sharing: { grades: 20 } });
const verdicts = new Verdicts({ recall: process.env.HOST_AND_REMOTE_COMPLETE === undefined });

before(async () => {
  scratch = await realpath(await mkdtemp(join(tmpdir(), 'runners-')));
});
after(async () => {
  await Promise.all([alone.close(), sharing.close(), verdicts.tidy()]);
  await rm(scratch, { recursive: true, force: true });
});

for (const module of modules) {
  test(`${module.id}: both runners agree on starter, solution, variants and wrong programs`, async () => {
    const programs = await programsOf(module);
    const byPlaywright = await underPlaywright(programs.map(({ run }) => run));
    for (const { run, module, checks } of programs) {
      const resources = run.name === STARTER ? alone : sharing;
      const { report } = await gradeOrRecall(verdicts, resources, module, run.work, checks, run.seed);
      const tasks = tasksOf(checks, run.seed);
      const results = new CheckResults(tasks);
      for (const task of tasks) results.set(task, byPlaywright.get(keyOf(run.name, task))!);
      const verdict = new Map(checks.map(({ step }) => [step, results.verdict(step)]));
      assert.deepEqual(comparable(reportOf(module, checks, verdict, run.seed)), comparable(report), run.name);
    }
  });
}

/** The programs of an exercise, as folders. */
async function programsOf(module: ExerciseModule): Promise<Program[]> {
  const all = await loadChecks(module);
  const solution = solutionOf(module);
  const make = async (name: string, program: string, checks = all, only?: string): Promise<Program> => {
    const work = join(scratch, `${module.id}-${name}`);
    await mkdir(join(work, module.exercise.folder), { recursive: true });
    await writeFile(join(work, module.exercise.folder, `${module.id}.ts`), program);
    const run = { name, exercise: module.id, work, seed: seedOfCase(program), ...(only !== undefined && { only }) };
    return { run, module, checks };
  };
  const mutants = mutantsOf(module);
  const wrong = all.flatMap(({ step, hints, checks }) => {
    const caught = checks.flatMap((check) => {
      const mutant = mutants.find(({ caughtBy }) => caughtBy.get(step) === check.title);
      return mutant ? [{ ...mutant, title: check.title, checks: [{ step, hints, checks: [check] }] }] : [];
    });
    return isComplete ? caught : caught.slice(0, 1);
  });
  const variants = isComplete ? variantsOf(module) : [];
  return Promise.all([
    make(STARTER, deriveStarter(solution, `${module.id}.ts`)),
    make('solution', solution),
    ...variants.map(({ name, program }) => make(`variant ${name}`, program)),
    ...wrong.map(({ name, program, title, checks }, index) => make(`${index} ${name}`, program, checks, title)),
  ]);
}

/** What each test came to, by project and check. */
async function underPlaywright(runs: readonly Run[]): Promise<ReadonlyMap<string, CheckResult>> {
  const [list, output, json] = ['runs.json', 'output', 'report.json'].map((name) => join(scratch, name)) as [
    string,
    string,
    string,
  ];
  await writeFile(list, JSON.stringify(runs));
  const argv = tool('@playwright/test', ['test', '--config', join(import.meta.dirname, 'two-runners.config.ts')]);
  const env = { RUNS: list, RUNS_OUTPUT: output, PLAYWRIGHT_JSON_OUTPUT_FILE: json };
  const ended = await runTool({ argv, env, timeoutMs: HANGS_MS });
  const report = JSON.parse(await readFile(json, 'utf8').catch(() => assert.fail(ended.output))) as Suite;
  return new Map(resultsIn(report));
}

/** As Playwright's JSON reporter writes it, as far as it is read here. */
interface Suite {
  title?: string;
  suites?: Suite[];
  specs?: { title: string; tests: { projectName: string; results: { attachments: Attachment[] }[] }[] }[];
}

interface Attachment {
  name: string;
  body?: string;
}

function* resultsIn({ title = '', suites = [], specs = [] }: Suite): Generator<[string, CheckResult]> {
  for (const spec of specs) {
    for (const { projectName, results } of spec.tests) {
      const body = results.at(-1)?.attachments.find(({ name }) => name === 'verdict')?.body;
      if (body === undefined) assert.fail(`${projectName}: “${spec.title}” came to nothing.`);
      const result = JSON.parse(Buffer.from(body, 'base64').toString('utf8')) as CheckResult;
      yield [[projectName, title, spec.title].join('\n'), result];
    }
  }
  for (const suite of suites) yield* resultsIn(suite);
}

function keyOf(name: string, { step, check }: Task): string {
  return [name, step, check.title].join('\n');
}

/** In the order in which they count. */
function tasksOf(checks: readonly StepChecks[], seed: number): Task[] {
  return checks.flatMap(({ step, checks }) => checks.map((check) => ({ step, check, seed })));
}

function comparable(report: ExerciseReport) {
  return {
    statuses: report.steps.map(({ id, status }) => [id, status]),
    findings: [...findingsIn(report)].map(withoutNumbers),
  };
}

/** Ports, times, and what a program makes up itself (ids, signatures) differ from run to run. */
function withoutNumbers([step, message]: [string, string]): [string, string] {
  return [step, message.replace(/[\w+/=-]{16,}|\d+/g, '…')];
}
