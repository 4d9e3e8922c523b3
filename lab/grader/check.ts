/**
 * What a check is. A check opens a world, does what a person would do, looks at it
 * from outside (pages, replies, what Remotes received), and says in plain words what it found.
 */
import type { Page } from 'playwright';
import type { World } from '../runner/world.ts';
import type { Draw } from './draw.ts';
import type { Reply, Session } from './session.ts';

/** What a check has at hand. */
export interface TestContext {
  /** A fresh world with the learner's code plugged in. */
  world: World;
  /**
   * Draws what this check uses: people, words, amounts. Other ones in every grade, the same ones again for the same seed.
   * Draw from what must lead to one verdict, whatever comes: a wrong program may not pass by luck.
   */
  draw: Draw;
  /**
   * Notes what the check does now: one sentence in the past tense, without a full stop. When the check fails, its message
   * begins with the last note, and adds what the Host has reported since. So call it before the act, and again before
   * the next one.
   *
   * @example
   *   scene.did('Ada opened her news feed while HR was offline');
   *   scene.world.remote(Hr).set({ mode: 'offline' });
   *   const { html } = await (await scene.reader(ADA))('/');
   */
  did(what: string): void;
  /** A page in a browser of its own, in which this person (by user ID) has come in through the lab's door. */
  enter(userId: string): Promise<Page>;
  /** A page in a browser of its own, in which nobody has logged in. */
  visitor(): Promise<Page>;
  /** Opens one of the Host's pages. Returns when its content is there; pictures may still be on their way. */
  open(page: Page, path: string): Promise<void>;
  /**
   * Fills in a form of the Host's on a page in a browser, and sends it. Returns when the content of the page that follows
   * is there.
   *
   * @param form a selector
   * @param fields what to put into it, by the fields' names
   */
  submit(page: Page, form: string, fields: Record<string, string>): Promise<void>;
  /** The Host's pages as this person gets them, without a browser. */
  reader(userId: string): Promise<Reader>;
  /**
   * The Host's pages and forms in this person's session.
   *
   * @param timeoutMs how long they wait for an answer
   */
  session(userId: string, timeoutMs?: number): Promise<Session>;
  /**
   * Ends the check as failed unless `condition` holds. The learner then reads, a line each: what the check did (from
   * `did`), what it saw, what the Host had to say about it (if anything), what the check expected, and where to look.
   *
   * @example
   *   scene.claim(html.includes('News from all offices'), {
   *     saw: 'no feed at all.',
   *     expected: 'the general feed, because nobody knows Ada’s office now.',
   *     look: 'personalFeed() in pull.ts, and what it does when HR cannot be reached.',
   *   });
   *
   * @throws CheckFailed which the grader turns into the step's verdict; do not catch it
   */
  claim(condition: boolean, finding: Finding): void;
}

/**
 * Fetches the Host's pages in one person's session.
 *
 * @param path for instance `/`
 */
export type Reader = (path: string) => Promise<Reply>;

/** What a failing check tells the learner; what it did comes from `did`. */
export interface Finding {
  /** What the check saw, as a sentence. */
  saw: string;
  /** What it expected, as a sentence. */
  expected: string;
  /** Where to look, for instance a function's name and what to think about. */
  look: string;
}

/** One observation about one step. */
export interface Check {
  title: string;
  /** Steps that take part beside the checked one. */
  dependsOn: string[];
  /** How long a person may be kept waiting for a Remote in this world, in milliseconds. */
  deadlineMs: number;
  /** Whether the Host's data outlive its process, so that the check may crash it. Costs a process of its own. */
  crashesHost: boolean;
  /** Whether it takes long by itself, because it waits for deadlines or shows pages in a browser; then it begins early. */
  slow: boolean;
  /** How long the check may take, in milliseconds of patience; then it has met something that will not end. */
  timeoutMs: number;
  run(scene: TestContext): Promise<void>;
}

/** All that the grader knows of one step. */
export interface StepChecks {
  step: string;
  /** A nudge, a pointer, and nearly the answer. */
  hints: [string, string, string];
  checks: Check[];
}

/** What a check may say of itself. */
export type CheckOptions = Partial<Pick<Check, 'dependsOn' | 'deadlineMs' | 'crashesHost' | 'slow' | 'timeoutMs'>>;

/** A check with all that it does not say of itself. */
export function check(title: string, run: Check['run'], options: CheckOptions = {}): Check {
  return {
    dependsOn: [],
    deadlineMs: 5_000,
    crashesHost: false,
    slow: false,
    timeoutMs: 12_000,
    ...options,
    title,
    run,
  };
}

/** Thrown when a claim does not hold. */
export class CheckFailed extends Error {
  override name = 'CheckFailed';
  readonly finding: Finding;

  constructor(finding: Finding) {
    super([finding.saw, finding.expected, finding.look].join('\n'));
    this.finding = finding;
  }
}
