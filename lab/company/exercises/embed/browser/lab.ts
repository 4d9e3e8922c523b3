/** In the browser, this is what learner code imports as `host-and-remote/lab`. It keeps the promises of `lab/api/todo.ts`. */

/** Thrown by {@link todo}: the learner has not written this part yet. */
export class NotStarted extends Error {
  override name = 'NotStarted';
}

const letters: Promise<unknown>[] = [];

/**
 * Tells the Host something about the learner's code.
 *
 * @param path for instance `/embed/trouble`
 */
export function tell(path: string, fields: Record<string, string>): void {
  letters.push(
    fetch(path, { method: 'POST', body: new URLSearchParams(fields), keepalive: true }).catch(() => undefined),
  );
}

/** Resolves when the Host has heard everything. */
export async function told(): Promise<void> {
  await Promise.all(letters);
}

/**
 * Stands where a learner's code will be.
 *
 * @throws NotStarted always
 */
export function todo(step: string, task: string): never {
  tell('/embed/reached', { step, task });
  throw new NotStarted(task);
}
