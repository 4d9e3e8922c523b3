/** Sends in the background: does the work that learner code handed to `later()`, and delivers what is in the outbox. */
import type { Later, Outbox } from '../../../api/push.ts';
import type { RemoteAccess } from '../../../api/remote.ts';
import { NotStarted } from '../../../api/todo.ts';
import { LearnerError } from '../../host/learner-error.ts';
import { described, shown } from '../../host/described.ts';
import { started } from '../../host/learner-module.ts';
import type { HostContext } from '../../host/plugin.ts';
import { GRACE_MS, within } from '../../host/limit.ts';
import { isSilence } from './silence.ts';
import type { Store } from './store.ts';

/** The Remotes that hear of articles. */
export type Addressee = 'agency' | 'archive';

/** What is under way, and what is waiting. */
export class Courier {
  readonly #context: Pick<HostContext, 'learner' | 'takesPart' | 'report' | 'deadlineMs'>;
  readonly #store: Store;
  readonly #outbox: Outbox;
  readonly #underWay = new Set<Promise<void>>();
  #turn: Promise<void> = Promise.resolve();

  constructor(
    context: Pick<HostContext, 'learner' | 'takesPart' | 'report' | 'deadlineMs'>,
    store: Store,
    outbox: Outbox,
  ) {
    this.#context = context;
    this.#store = store;
    this.#outbox = outbox;
  }

  /**
   * The `later()` that belongs to one article and one Remote, and that Remote, which can be asked when the work has begun.
   *
   * @param from the function that both are handed to
   */
  handsFor<T extends RemoteAccess>(
    article: string,
    to: Addressee,
    remote: T,
    from: string,
  ): { later: Later; remote: T } {
    let hasBegun = false;
    const later: Later = (work) => {
      if (typeof work !== 'function') throw new TypeError(`later() was handed ${shown(work)} instead of a function`);
      this.#store.note(article, to, 'under-way');
      const begin = () => {
        hasBegun = true;
        return work();
      };
      const run = this.#run(begin, article, to, from)
        .catch((error: unknown) => this.#context.report(error))
        .finally(() => this.#underWay.delete(run));
      this.#underWay.add(run);
    };
    const fetch: RemoteAccess['fetch'] = (url, init) => {
      if (hasBegun) return remote.fetch(url, init);
      const early = new LearnerError(
        `${from}() asked the ${to} before the editor had an answer. Hand later() a function, and ask in there.`,
      );
      this.#context.report(early); // whoever asked may take it for trouble at the Remote
      return Promise.reject(early);
    };
    return { later, remote: { ...remote, fetch } };
  }

  /** Has the learner's `deliver()` send what is due, after any call that still goes on. Never rejects. */
  deliver(): Promise<void> {
    this.#turn = this.#turn.then(() => this.#deliver()).catch((error: unknown) => this.#context.report(error));
    return this.#turn;
  }

  /** Resolves when nothing is under way any more, or has been for too long. */
  async settled(): Promise<void> {
    await within(this.#context.deadlineMs + GRACE_MS, Promise.all(this.#underWay));
  }

  async #run(work: () => Promise<boolean>, article: string, to: Addressee, from: string): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve)); // first the editor gets an answer
    const status = await this.#outcome(work, from);
    this.#store.note(article, to, status);
  }

  async #outcome(work: () => Promise<boolean>, from: string): Promise<'sent' | 'failed' | 'not-connected'> {
    try {
      const arrived: unknown = await work();
      if (typeof arrived === 'boolean') return arrived ? 'sent' : 'failed';
      this.#context.report(
        new LearnerError(`The work that ${from}() left for later returned ${shown(arrived)} instead of true or false.`),
      );
    } catch (error) {
      if (error instanceof NotStarted) return 'not-connected';
      if (error instanceof LearnerError) this.#context.report(error);
      else if (!isSilence(error))
        this.#context.report(new LearnerError(`The work that ${from}() left for later threw ${described(error)}`));
    }
    return 'failed';
  }

  async #deliver(): Promise<void> {
    const { learner, takesPart, deadlineMs } = this.#context;
    const size = takesPart('push/outbox') ? this.#store.outboxSize() : 0;
    if (size === 0) return;
    const limit = deadlineMs * size + GRACE_MS;
    const done = await within(
      limit,
      started(() => learner.call('deliver', this.#outbox)),
    );
    if (!done) throw new LearnerError(`deliver() was still busy after ${limit} milliseconds.`);
  }
}
