/** A limit on how long the Host waits for learner code. */

/**
 * Waits for work, but no longer than `ms` milliseconds.
 *
 * @returns undefined when it takes longer
 */
export async function within<T>(ms: number, work: Promise<T>): Promise<{ value: T } | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(late.resolve, ms, undefined);
  try {
    return await Promise.race([work.then((value) => ({ value })), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** How much longer than a Remote's deadline learner code may take before the Host goes on without it, in milliseconds. */
export const GRACE_MS = 1_000;
