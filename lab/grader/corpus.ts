/** The programs with a known verdict, as they lie in `cases/`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ExerciseModule } from '../../course.ts';
import { root } from '../project/root.ts';
import type { Check, StepChecks } from './check.ts';
import { seedFor } from './draw.ts';
import { compose, readHostile, readMutant, stepsTouched, type Hostile, type Mutant } from './compose.ts';

/** A test run looks for false blame with one mutant in so many. */
const SAMPLED_EVERY = 8;

const CASES = join(root, 'cases');

/** A whole program and what it is called. */
export interface KnownProgram {
  name: string;
  /** The case's file, absolute. */
  file: string;
  program: string;
  /** The steps whose code it replaces; undefined when that cannot be told. */
  touched: Set<string> | undefined;
}

/** What the checks draw for a program on record, so that it has the same verdict in every run. */
export function seedOfCase(program: string): number {
  return seedFor(1, program);
}

/** The solution's text, with its markers. */
export function solutionOf({ id, exercise }: ExerciseModule): string {
  return readFileSync(join(root, 'solutions', exercise.folder, `${id}.ts`), 'utf8');
}

/** Wrong programs, each with one mistake. */
export function mutantsOf(module: ExerciseModule): (KnownProgram & Mutant)[] {
  return casesIn(module, join(module.exercise.folder, 'mutants'), readMutant);
}

/** Correct programs that are written differently. */
export function variantsOf(module: ExerciseModule): KnownProgram[] {
  return casesIn(module, join(module.exercise.folder, 'variants'), () => ({}));
}

/** Programs that do harm, or are hardly one. */
export function hostileOf(module: ExerciseModule): (KnownProgram & Hostile)[] {
  return casesIn(module, join(module.exercise.folder, 'hostile'), readHostile);
}

/**
 * @param read what the first lines of a case say
 */
function casesIn<About extends object>(
  module: ExerciseModule,
  folder: string,
  read: (text: string, file: string) => About,
): (KnownProgram & About)[] {
  const path = join(CASES, folder);
  if (!existsSync(path)) return [];
  const solution = solutionOf(module);
  const files = readdirSync(path).filter((name) => name.endsWith('.ts'));
  return files.toSorted().map((file) => {
    const text = readFileSync(join(path, file), 'utf8');
    const about = read(text, join(folder, file));
    const program = compose(solution, text, join(folder, file));
    return {
      ...about,
      name: basename(file, '.ts'),
      file: join(path, file),
      program,
      touched: stepsTouched(solution, text),
    };
  });
}

/**
 * The checks that a mutant is graded with in the tests: those that it names. Every few mutants get all that they could
 * fail: the checks of the steps whose code they replace, and of those that build on these. (The solution has passed the
 * others with the same code; `npm run mutants` runs all checks against all.)
 *
 * @param index the mutant's place among its exercise's
 * @throws Error when a mutant names a check that its step does not have
 */
export function selectChecks(
  { name, touched, caughtBy }: KnownProgram & Mutant,
  all: StepChecks[],
  index: number,
): StepChecks[] {
  const titles = new Map(all.map(({ step, checks }) => [step, checks.map(({ title }) => title)]));
  for (const [step, check] of caughtBy) {
    if (!titles.get(step)?.includes(check))
      throw new Error(`${name} names the check “${check}”, which ${step} does not have.`);
  }
  const isSampled = index % SAMPLED_EVERY === 0;
  if (isSampled && !touched) return all;
  const concerns = (step: string, { title, dependsOn }: Check) =>
    caughtBy.get(step) === title || (isSampled && [step, ...dependsOn].some((one) => touched?.has(one)));
  return all
    .map((one) => ({ ...one, checks: one.checks.filter((check) => concerns(one.step, check)) }))
    .filter(({ checks }) => checks.length > 0);
}
