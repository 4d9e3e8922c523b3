/** How it looks when a Remote does not answer. */
import { LearnerError } from '../../host/learner-error.ts';

/** Nobody answered, or not in time: that is what Remotes do, and no mistake. */
export function isSilence(error: unknown): boolean {
  const { name, message } = Object(error) as Partial<Error>;
  return name === 'TimeoutError' || name === 'AbortError' || message === 'fetch failed' || message === 'terminated';
}

/**
 * Whether a learner's function threw, in whatever words: then nobody has answered.
 *
 * @param name the function's
 * @param report hears of an error that `fetch` does not throw: it may be one of the learner's own, or a mistake
 */
export function threwItself(error: unknown, name: string, report: (error: unknown) => void): boolean {
  if (!(error instanceof LearnerError) || !error.message.startsWith(`${name}() threw `)) return false;
  if (!/ threw (TypeError: (fetch failed|terminated)|TimeoutError|AbortError)/.test(error.message)) report(error);
  return true;
}
