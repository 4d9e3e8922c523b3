/**
 * How checks are written: as Playwright tests (https://playwright.dev/docs/writing-tests), in
 * `exercises/<folder>/<id>.spec.ts`. Two runners read them: Playwright's own, and the one behind `npm run grade`, which is
 * warm before a file is saved.
 *
 * A `test.describe` stands for a step and has its id for a title, and its hints as annotations. What a check needs beside
 * a fresh world stands in its test's tags and annotations.
 */
import type { CheckOptions, StepChecks, TestContext } from './check.ts';

/** Test fixtures that belong to the checks. */
export interface CheckFixtures {
  /** A fresh world with the learner's code plugged in, and what one does and claims there. */
  scene: TestContext;
}

/** What a check does. */
export type CheckBody = (fixtures: CheckFixtures) => Promise<void>;

/** A remark on a test, as Playwright has it. */
export interface Annotation {
  type: string;
  description?: string;
}

/** What stands beside a title, as in Playwright's `TestDetails`. */
export interface Details {
  tag?: string[];
  annotation?: Annotation[];
}

/** That part of Playwright's `test` that checks are written with. */
export interface SpecTest {
  /** Declares a check. Its title says what a correct program does, for instance “asks HR by user ID”. */
  (title: string, body: CheckBody): void;
  (title: string, details: Details, body: CheckBody): void;
  /** Declares the checks of a step, by its id in `course.ts`. */
  describe(step: string, details: Details, body: () => void): void;
}

const HINT = 'hint';
const DEPENDS_ON = 'depends on';
const DEADLINE = 'deadline in ms';
const TIMEOUT = 'timeout in ms';
const SLOW = '@slow';
const CRASHES_HOST = '@crashes-host';

/** The three hints of a step: a nudge, a pointer, and nearly the answer. */
export function hints(...three: StepChecks['hints']): Details {
  return { annotation: three.map((description) => ({ type: HINT, description })) };
}

/** The hints in the annotations of a step. */
export function hintsIn({ annotation = [] }: Details): StepChecks['hints'] {
  const [nudge = '', pointer = '', answer = ''] = described(annotation, HINT);
  return [nudge, pointer, answer];
}

/** What a check needs beside a fresh world. */
export function given({ dependsOn = [], deadlineMs, timeoutMs, slow, crashesHost }: CheckOptions): Details {
  const amount = (type: string, ms: number | undefined) =>
    ms === undefined ? [] : [{ type, description: String(ms) }];
  return {
    tag: [...(slow ? [SLOW] : []), ...(crashesHost ? [CRASHES_HOST] : [])],
    annotation: [
      ...dependsOn.map((description) => ({ type: DEPENDS_ON, description })),
      ...amount(DEADLINE, deadlineMs),
      ...amount(TIMEOUT, timeoutMs),
    ],
  };
}

/** The same, read from a test's tags and annotations. */
export function optionsIn({ tag = [], annotation = [] }: Details): CheckOptions {
  const [deadlineMs] = described(annotation, DEADLINE).map(Number);
  const [timeoutMs] = described(annotation, TIMEOUT).map(Number);
  return {
    dependsOn: described(annotation, DEPENDS_ON),
    ...(deadlineMs !== undefined && { deadlineMs }),
    ...(timeoutMs !== undefined && { timeoutMs }),
    slow: tag.includes(SLOW),
    crashesHost: tag.includes(CRASHES_HOST),
  };
}

function described(annotations: readonly Annotation[], type: string): string[] {
  return annotations.flatMap((one) => (one.type === type && one.description !== undefined ? [one.description] : []));
}
