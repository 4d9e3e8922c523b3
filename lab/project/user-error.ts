/** What `npm run …` commands answer: 0 done and well, 1 done and the verdict is no, 2 could not be done. */
export type ExitCode = 0 | 1 | 2;

/**
 * An error whose message is meant for a person: one clear sentence on what is wrong, where, and how to mend it.
 * Commands print it without a stack.
 */
export class UserError extends Error {
  override name = 'UserError';
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}
