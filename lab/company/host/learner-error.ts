/** Learner code failed: it threw, returned something else than it promised, or is missing. */
export class LearnerError extends Error {
  override name = 'LearnerError';
  /** File and line in the learner's code, for instance `pull.ts:31`, where known. */
  readonly where: string | undefined;

  constructor(message: string, where?: string) {
    super(message);
    this.where = where;
  }
}
