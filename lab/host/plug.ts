/** Where learner code plugs into the Host. */
import type { Feed, LogIn, NewsItem } from '../api/pull.ts';

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

/** The feed before any learner code takes part. */
export interface GeneralFeed {
  items: NewsItem[];
  status: 'not-started';
  office: null;
}

/** What the Host's pages ask for, whoever built it. */
export interface Plug {
  /** The feed for one person. @throws LearnerError */
  feed(userId: string, items: NewsItem[]): Promise<Feed | GeneralFeed>;
  /** An attempt to log in; `not-started` while nobody has built it. @throws LearnerError */
  logIn(username: string, password: string): Promise<LogIn | { outcome: 'not-started' }>;
}
