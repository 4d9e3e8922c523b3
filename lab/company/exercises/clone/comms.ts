/** The public website's way to the intranet: what it hears goes to learner code, and so does an editor's wish. */
import type { Intranet, Key, Library, Notice, Website } from '../../../api/clone.ts';
import { NotStarted } from '../../../api/todo.ts';
import { LearnerError } from '../../host/learner-error.ts';
import { shown } from '../../host/described.ts';
import { started } from '../../host/learner-module.ts';
import { GRACE_MS, within } from '../../host/limit.ts';
import type { HostContext } from '../../host/plugin.ts';
import type { Newsroom } from './newsroom.ts';

/** What came of a notice. */
export type Intake = 'created' | 'known' | 'missed' | 'not-started';

/** What came of an editor's wish for a newer version. */
export type Refresh = 'refreshed' | 'current' | 'unavailable' | 'not-started';

/** An article, and some files in it: how many deadlines it may take to fetch it all. */
const FETCHES = 6;

/** Where the website and the intranet meet. */
export class Comms {
  readonly #context: HostContext;
  readonly #newsroom: Newsroom;
  readonly #website: Website;

  constructor(context: HostContext, newsroom: Newsroom) {
    this.#context = context;
    this.#newsroom = newsroom;
    const intranet: Intranet = {
      ...context.remote('intranet'),
      withOwnFiles: (text) => this.#withOwnFiles(text),
    };
    this.#website = { intranet, sql: context.sql };
  }

  /** Hears of an article. Rejects for no fault of learner code; that is reported. */
  async takeIn(notice: Notice): Promise<Intake> {
    try {
      const outcome = (await this.#once(notice)) ?? (await this.#clone(notice)) ?? 'not-started';
      if (outcome !== 'not-started') this.#newsroom.got(notice);
      return outcome;
    } catch (error) {
      this.#report(error);
      this.#newsroom.miss(notice, this.#context.now(), error instanceof Error ? error.message : shown(error));
      return 'missed';
    }
  }

  /**
   * Takes a newer version over, because an editor wants it.
   *
   * @throws LearnerError
   */
  async refresh(key: Key): Promise<Refresh> {
    if (!this.#context.takesPart('clone/re-clone')) return 'not-started';
    try {
      const outcome = await started(() => this.#call('reClone', { ...key }, { ...this.#website }));
      if (outcome === undefined) return 'not-started';
      if (outcome === 'refreshed') return 'refreshed';
      if (outcome === 'current') return 'current';
      throw new LearnerError(`reClone() returned ${shown(outcome)} instead of “refreshed” or “current”.`);
    } catch (error) {
      if (!isExpected(error)) throw error;
      return 'unavailable';
    }
  }

  /**
   * What an editor typed, with the website's own copies of what lies on the intranet; undefined when they cannot be
   * had.
   *
   * @throws LearnerError
   */
  async ownText(text: string): Promise<string | undefined> {
    try {
      return await this.#inTime('withOwnFiles', this.#withOwnFiles(text));
    } catch (error) {
      if (isExpected(error)) return undefined;
      throw error;
    }
  }

  async #once(notice: Notice): Promise<Intake | undefined> {
    if (!this.#context.takesPart('clone/idempotent')) return undefined;
    const outcome = await started(() => this.#call('cloneOnce', { ...notice }, { ...this.#website }));
    if (outcome === undefined) return undefined;
    if (outcome === 'created') return 'created';
    if (outcome === 'known') return 'known';
    throw new LearnerError(`cloneOnce() returned ${shown(outcome)} instead of “created” or “known”.`);
  }

  async #clone(notice: Notice): Promise<Intake | undefined> {
    if (!this.#context.takesPart('clone/news-item')) return undefined;
    return started(async () => {
      await this.#call('clone', { ...notice }, { ...this.#website });
      return 'created' as const;
    });
  }

  /** What the learner's `withOwnFiles()` makes of a text; the text itself while that is not written. */
  async #withOwnFiles(text: string): Promise<string> {
    const { learner, takesPart } = this.#context;
    if (!takesPart('clone/unplugged')) return text;
    const library: Library = {
      intranet: this.#context.remote('intranet'),
      keep: (file) => this.#newsroom.keep(checkedFile(file)),
    };
    const own = await started(async () => ({ text: await learner.call('withOwnFiles', text, library) }));
    if (!own) return text;
    if (typeof own.text === 'string') return own.text;
    throw new LearnerError(`withOwnFiles() returned ${shown(own.text)} instead of a text.`);
  }

  /** Calls a function; one that returns nothing returns `null`, so that it is not taken for one that is missing. */
  async #call(name: string, ...values: unknown[]): Promise<unknown> {
    return (await this.#inTime(name, this.#context.learner.call(name, ...values))) ?? null;
  }

  async #inTime<T>(name: string, work: Promise<T>): Promise<T> {
    const limit = this.#context.deadlineMs * FETCHES + GRACE_MS;
    const done = await within(limit, work);
    if (!done) throw new LearnerError(`${name}() was still busy after ${limit} milliseconds.`);
    return done.value;
  }

  #report(error: unknown): void {
    if (error instanceof NotStarted || isExpected(error)) return;
    this.#context.report(error);
  }
}

/**
 * Nobody answered, not in time or not well, and learner code said so, in an error of whatever class: that is what Remotes
 * do, and no mistake. Other errors are: those that JavaScript throws by itself, and what the database refuses.
 */
function isExpected(error: unknown): boolean {
  if (!(error instanceof LearnerError)) return false;
  const mistake = /\bthrew (TypeError: (?!fetch failed|terminated)|ReferenceError|RangeError|SQLite)/;
  return /\bthrew /.test(error.message) && !mistake.test(error.message);
}

function checkedFile(file: unknown): { type: string; content: Uint8Array } {
  const { type, content } = Object(file) as { type?: unknown; content?: unknown };
  if (typeof type === 'string' && content instanceof Uint8Array) return { type, content };
  throw new TypeError(`keep() was handed ${shown(file)} instead of a file with a type and a Uint8Array as content`);
}
