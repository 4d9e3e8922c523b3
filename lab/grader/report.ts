/** What a grade is, as `--json` writes it and the site shows it. */
import type { Module, ScenarioId, Step } from '../../course.ts';
import { plainLines } from '../project/plain-text.ts';

/** `error` is the grader's own trouble and never the learner's. */
export type Status = 'passed' | 'failed' | 'not-started' | 'error';

/** One step's grade. */
export interface StepReport {
  id: string;
  title: string;
  scenario?: ScenarioId;
  status: Status;
  /** All of the step's points, or none. */
  earned: number;
  points: number;
  /** What was done, seen and expected, and where to look; several lines. Absent when the step passed. */
  message?: string;
  /** The title of the check that failed. */
  check?: string;
  /** A nudge, a pointer, nearly the answer. Absent when the step passed. */
  hints?: string[];
}

/** One exercise's grade, with all that a reader needs to know of the exercise. */
export interface ExerciseReport {
  /** The module's. */
  id: string;
  /** The module's place in the workshop, from 0. */
  number: number;
  title: string;
  score: number;
  max: number;
  /** Repeats what the checks drew: `npm run grade -- --seed` takes it. Absent when nothing was graded. */
  seed?: number;
  steps: StepReport[];
}

/** The whole grade: the document that `--json` writes. */
export interface Report {
  version: 1;
  score: number;
  max: number;
  exercises: ExerciseReport[];
}

/** What one step came to. */
export interface StepResult {
  status: Status;
  message?: string;
  /** The title of the check that decided, when the step failed or the grader did. */
  check?: string;
}

/** What each step came to, by its id. */
export type StepResults = ReadonlyMap<string, StepResult>;

/** What a learner reads when the grader itself fails. */
export function ownTrouble({ message }: Pick<Error, 'message'>): string {
  return `The grader met an error of its own, which is not your fault: ${message.split('\n')[0]}`;
}

/** A step's grade from its verdict. Whatever its message quotes of learners' pages, it does nothing to a terminal. */
export function stepReport(step: Step, { status, message, check }: StepResult, hints: readonly string[]): StepReport {
  const passed = status === 'passed';
  return {
    id: step.id,
    title: step.title,
    ...(step.scenario && { scenario: step.scenario }),
    status,
    earned: passed ? step.points : 0,
    points: step.points,
    ...(passed
      ? {}
      : { message: message && plainLines(message), ...(check !== undefined && { check }), hints: [...hints] }),
  };
}

/** An exercise's grade from its steps'. */
export function exerciseReport({ id, number, title }: Module, steps: StepReport[], seed?: number): ExerciseReport {
  const [score, max] = [sum(steps.map(({ earned }) => earned)), sum(steps.map(({ points }) => points))];
  return { id, number, title, score, max, ...(seed !== undefined && { seed }), steps };
}

/** The whole grade. */
export function wholeReport(exercises: ExerciseReport[]): Report {
  return {
    version: 1,
    score: sum(exercises.map((exercise) => exercise.score)),
    max: sum(exercises.map((exercise) => exercise.max)),
    exercises,
  };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
