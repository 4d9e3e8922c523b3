/** Thrown by {@link todo}: the learner has not written this part yet. */
export class NotStarted extends Error {
  override name = 'NotStarted';
}

const reached = new Map<string, string>();

/**
 * Stands where a learner's code will be.
 *
 * @param step the id of the step from `course.ts`, for instance `pull/fallback`
 * @param task what to build here, in one sentence
 * @throws NotStarted always; the Host then does without this step, and the grader calls it “not started”
 */
export function todo(step: string, task: string): never {
  reached.set(step, task);
  throw new NotStarted(task);
}

/** The tasks whose {@link todo} was reached since this process started, by step, even when learner code hid the error. */
export function reachedTodos(): ReadonlyMap<string, string> {
  return reached;
}
