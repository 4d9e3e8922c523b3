/** The checks of an exercise as `npm run grade` runs them: what a spec declares is collected, and run by the grader. */
import { check, type Check, type StepChecks } from './check.ts';
import { hintsIn, optionsIn, type CheckBody, type Details, type SpecTest } from './spec.ts';

/** By exercise (its module's id, with which the ids of its steps begin). */
const collected = new Map<string, StepChecks[]>();
let current: Check[] | undefined;

function declare(title: string, ...rest: [CheckBody] | [Details, CheckBody]): void {
  const [details, body] = rest.length === 1 ? [{}, rest[0]] : rest;
  if (!current) throw new Error(`The check “${title}” belongs to no step: put it inside a test.describe().`);
  current.push(check(title, (scene) => body({ scene }), optionsIn(details)));
}

function describe(step: string, details: Details, body: () => void): void {
  const exercise = step.split('/')[0]!;
  const steps = collected.get(exercise) ?? [];
  current = [];
  body();
  steps.push({ step, hints: hintsIn(details), checks: current });
  current = undefined;
  collected.set(exercise, steps);
}

/** Collects what is declared with it. */
export const collectingTest: SpecTest = Object.assign(declare, { describe });

/** What the specs that were imported so far have declared for an exercise. */
export function collectedChecks(exercise: string): StepChecks[] {
  return collected.get(exercise) ?? [];
}
