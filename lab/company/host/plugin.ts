/**
 * Where an exercise plugs into the Host. Each has a file `lab/company/exercises/<module>/plugin.ts` that exports
 * `createPlugin`; the Host loads it by path and knows no exercise by name.
 */
import type { Hono } from 'hono';
import type { Feed, LogIn, NewsItem } from '../../api/pull.ts';
import type { RemoteAccess } from '../../api/remote.ts';
import type { Sql } from '../../api/sql.ts';
import type { Database, Reader } from './db.ts';
import type { LearnerModule } from './learner-module.ts';
import type { Frame, Html, Page, Section } from './views/layout.ts';

/** What the Host's requests carry. `c.render(page)` shows a page inside The Pass's frame. */
export interface HostEnv {
  Variables: {
    /** Who is logged in. Pages of a plugin are only reached by people who are. */
    reader: Reader | undefined;
    /** Finishes “The Pass could not …” should learner code fail, for instance `show your news`. */
    task: string;
  };
}

declare module 'hono' {
  interface ContextRenderer {
    (page: Page): Response | Promise<Response>;
  }
}

/** The feed before any learner code takes part. */
export interface GeneralFeed {
  items: NewsItem[];
  status: 'not-started';
  office: null;
}

/** A second, smaller Host that shares the first one's door and database: pages below a path, in a look of their own. */
export interface Front {
  /** What all its addresses begin with, for instance `/site`; its home page, too. */
  path: string;
  /** As in “The Window could not show this page.” */
  name: string;
  /** Puts a page into its frame. */
  layout: (page: Page, frame: Frame) => Html;
}

/** What an exercise brings to the Host. The Host does without whatever is absent. */
export interface Plugin {
  /**
   * The feed for one person.
   *
   * @throws LearnerError
   */
  feed?: (userId: string, items: NewsItem[]) => Promise<Feed | GeneralFeed>;
  /**
   * An attempt to log in; `not-started` while nobody has built it.
   *
   * @throws LearnerError
   */
  logIn?: (username: string, password: string) => Promise<LogIn | { outcome: 'not-started' }>;
  /** Adds addresses that take no log-in, for machines and visitors; forms do not pass their guard here. */
  endpoints?: (app: Hono<HostEnv>) => void;
  /** Adds pages for people who are logged in. They come before the Host's own, and may take their place. */
  pages?: (app: Hono<HostEnv>) => void;
  /** A second Host beside The Pass. Its addresses are added as `endpoints` and `pages` like any other. */
  front?: Front;
  /** Entries of the masthead, after News. */
  sections?: readonly Section[];
  /** Directives for the Content-Security-Policy of every page, for instance `frame-src http://127.0.0.1:*`. */
  policy?: readonly string[];
  /** Does what is due. Called after the clock was set forward, and every second in a world where time goes by. */
  tick?: () => Promise<void>;
}

/** What the Host offers to a plugin. */
export interface HostContext {
  /** The learner's file. */
  learner: LearnerModule;
  /**
   * How to reach a Remote, by its id in `lab/remotes/of/<module>.ts`.
   *
   * @throws Error when there is none of this id
   */
  remote: (id: string) => RemoteAccess;
  /** The Host's own data. */
  db: Database;
  /** The database itself, for tables of the plugin's own. It outlives the plugin: create them only if they do not exist. */
  sql: Sql;
  /** The lab's clock: milliseconds since 1970, and it can be set forward. */
  now: () => number;
  /** Resolves when the lab's clock has gone on by so many milliseconds. */
  sleep: (ms: number) => Promise<void>;
  /** Where the Host listens, without a slash at the end. Empty until it does. */
  url: () => string;
  /** How long a person may be kept waiting for a Remote, in milliseconds. */
  deadlineMs: number;
  /** Chooses among equals, the same way every time. */
  seed: number;
  /** Whether a step (by id) may take part; checks leave out the steps they are not about. */
  takesPart: (step: string) => boolean;
  /** Reports a learner's mistake that no page can show, because nobody waits for one. */
  report: (error: unknown) => void;
}

/**
 * Builds an exercise's plugin; called again with the learner's file as it is after each save.
 *
 * @throws LearnerError
 */
export type CreatePlugin = (context: HostContext) => Plugin | Promise<Plugin>;
