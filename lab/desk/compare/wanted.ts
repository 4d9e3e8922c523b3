/** What a person wants to see beside the solution: a whole exercise, or one step of it. */
import type { ExerciseModule, Step } from '../../../course.ts';
import type { ExerciseReport } from '../../grader/report.ts';
import { pickExercises, UserError } from '../../project/cli.ts';

/** An exercise, or one of its steps. */
export interface Wanted {
  module: ExerciseModule;
  step?: Step;
}

/**
 * What somebody typed.
 *
 * @param word an id or a folder, and perhaps a step: `pull`, `03-pull`, `pull/cache`
 * @throws UserError with the names there are
 */
export function wanted(word: string): Wanted {
  const [exercise, step = ''] = word.split(/\/(.*)/s) as [string, string?];
  const module = pickExercises([exercise])[0]!;
  if (step === '') return { module };
  const found = stepCalled(module, step);
  if (!found) throw new UserError(noStep(module, step));
  return { module, step: found };
}

/**
 * A step of an exercise.
 *
 * @param name with the exercise's id before it, or without
 */
export function stepCalled({ id, exercise }: ExerciseModule, name: string): Step | undefined {
  return exercise.steps.find((step) => step.id === name || step.id === `${id}/${name}`);
}

/** Says that there is no such step, and which there are. */
export function noStep({ title, exercise }: ExerciseModule, name: string): string {
  return `${title} has no step “${name}”. There are: ${exercise.steps.map(({ id }) => id).join(', ')}.`;
}

/**
 * Why the solution is not simply shown, in a sentence.
 *
 * @param report the grade of the program as it is now, if it is known
 * @returns undefined when the program passes
 */
export function unsolved(
  { module, step }: Wanted,
  report: Pick<ExerciseReport, 'score' | 'max' | 'steps'> | undefined,
): string | undefined {
  if (!report) return `${module.title} has not been checked as it is now.`;
  if (step) {
    const passes = report.steps.some(({ id, status }) => id === step.id && status === 'passed');
    return passes ? undefined : `“${step.title}” does not pass yet.`;
  }
  return report.score === report.max
    ? undefined
    : `${module.title} has ${report.score} of ${report.max} points so far.`;
}
