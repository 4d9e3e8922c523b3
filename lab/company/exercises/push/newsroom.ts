/** What happens when an editor saves: the article is written, and learner code hears of it. */
import type { DeskArticle, Outbox } from '../../../api/push.ts';
import type { RemoteAccess } from '../../../api/remote.ts';
import { NotStarted } from '../../../api/todo.ts';
import { LearnerError } from '../../host/learner-error.ts';
import { started } from '../../host/learner-module.ts';
import type { HostContext } from '../../host/plugin.ts';
import type { Courier } from './courier.ts';
import { toDeskArticle, type Draft, type Store } from './store.ts';

/** What the newsroom works with. */
export interface NewsroomParts extends Pick<HostContext, 'learner' | 'takesPart' | 'sql'> {
  store: Store;
  courier: Courier;
  outbox: Outbox;
  archive: RemoteAccess;
}

/** A press release is longer than the agency takes. */
export class TooLong extends Error {
  override name = 'TooLong';
}

/** Writes articles, and tells learner code. */
export class Newsroom {
  readonly #parts: NewsroomParts;

  constructor(parts: NewsroomParts) {
    this.#parts = parts;
  }

  /**
   * Saves a draft, or changes what is published.
   *
   * @param id of the article; a new one without.
   * @throws Outdated, LearnerError
   * @returns its id
   */
  async save(draft: Draft, author: string, id?: string): Promise<string> {
    const { sql, store } = this.#parts;
    if (id === undefined) return store.create(draft, author);
    const article = sql.transaction(() => {
      store.change(id, draft, author);
      return this.#kept(id, author, 'published');
    });
    if (article) await this.#tellArchive(article);
    return id;
  }

  /**
   * Publishes a draft, or a new article.
   *
   * @throws Outdated, TooLong, LearnerError
   * @returns its id
   */
  async publish(draft: Draft, author: string, id?: string): Promise<string> {
    const { sql, store, courier } = this.#parts;
    const save = (): DeskArticle =>
      sql.transaction(() => {
        const known = id ?? store.create(draft, author);
        if (id !== undefined) store.change(id, draft, author);
        store.publish(known, author);
        return this.#kept(known, author, 'published')!;
      });
    const queued = this.#throughOutbox(save);
    const article = queued ?? save();
    const told = await Promise.allSettled([
      queued ? void courier.deliver() : this.#announce(article),
      this.#tellArchive(article),
    ]);
    for (const one of told) if (one.status === 'rejected') throw one.reason as Error;
    return article.id;
  }

  /**
   * Removes an article.
   *
   * @throws Outdated, LearnerError
   */
  async remove(id: string, author: string): Promise<void> {
    const { sql, store } = this.#parts;
    const article = sql.transaction(() => {
      store.touch(id, author);
      const last = this.#kept(id, author, 'deleted');
      store.remove(id, author);
      return last;
    });
    if (article) await this.#tellArchive(article);
  }

  /**
   * Hands an article to the learner's `keepVersion()`.
   *
   * @returns the article; undefined while it is a draft
   */
  #kept(id: string, author: string, state: DeskArticle['state']): DeskArticle | undefined {
    const { learner, takesPart, sql, store } = this.#parts;
    const own = store.article(id, author);
    if (own?.state !== 'published') return undefined;
    if (takesPart('push/thin-event')) {
      try {
        refusePromise('keepVersion', learner.callNow('keepVersion', toDeskArticle(own, state), sql));
      } catch (error) {
        if (!(error instanceof NotStarted)) throw error;
      }
    }
    return toDeskArticle(own, state);
  }

  /**
   * Publishes with the learner's `publish()`.
   *
   * @returns undefined while it is not written
   */
  #throughOutbox(save: () => DeskArticle): DeskArticle | undefined {
    const { learner, takesPart, store, outbox } = this.#parts;
    if (!takesPart('push/outbox')) return undefined;
    let saved: DeskArticle | undefined;
    let refusal: Error | undefined;
    const once = (): DeskArticle => {
      if (saved) throw new Error('save() was called twice');
      try {
        saved = save();
        return { ...saved, tags: [...saved.tags] };
      } catch (error) {
        refusal = error as Error;
        throw error;
      }
    };
    try {
      refusePromise('publish', learner.callNow('publish', once, outbox));
    } catch (error) {
      if (error instanceof NotStarted) return saved && store.isPublished(saved.id) ? saved : undefined;
      throw refusal ?? (isTooLong(error) ? new TooLong() : (error as Error));
    }
    if (refusal) throw refusal;
    if (!saved) throw new LearnerError('publish() did not call save(), so nothing was published.');
    if (store.isPublished(saved.id)) return saved;
    throw new LearnerError('publish() returned as if all were well, but the article is not saved.');
  }

  async #announce(article: DeskArticle): Promise<void> {
    const { learner, takesPart, store, courier, outbox } = this.#parts;
    if (!takesPart('push/press-release')) return;
    const { later, remote: agency } = courier.handsFor(article.id, 'agency', outbox.agency, 'announce');
    const done = await started(async () => {
      await learner.call('announce', toldOf(article), { agency, later });
      return true;
    });
    if (!done && article.tags.includes('press-release')) store.note(article.id, 'agency', 'not-connected');
  }

  async #tellArchive(article: DeskArticle): Promise<void> {
    const { learner, takesPart, store, courier } = this.#parts;
    if (!takesPart('push/thin-event')) return;
    const { later, remote: archive } = courier.handsFor(article.id, 'archive', this.#parts.archive, 'tellArchive');
    const done = await started(async () => {
      await learner.call('tellArchive', toldOf(article), { archive, later });
      return true;
    });
    if (!done) store.note(article.id, 'archive', 'not-connected');
  }
}

/** Learner code gets a copy: what it does to it changes nothing here. */
function toldOf(article: DeskArticle): DeskArticle {
  return { ...article, tags: [...article.tags] };
}

function isTooLong(error: unknown): boolean {
  return error instanceof LearnerError && error.message.includes('release_fits');
}

/** What must be done in one transaction cannot wait for anything. */
function refusePromise(name: string, result: unknown): void {
  if (!(result instanceof Promise)) return;
  result.catch(() => undefined);
  throw new LearnerError(`${name}() returned a promise. All must be done when it returns: no async, no await.`);
}
