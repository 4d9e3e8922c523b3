/** Does what editors and colleagues do, without a browser. */
import { get, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { PAGE_TIMEOUT_MS, withTimeout } from 'host-and-remote/grader';
import type { Reply, TestContext, Session } from 'host-and-remote/grader';
import { ExternalComms, type Published } from 'host-and-remote/remotes/external-comms';
import { HrExport } from 'host-and-remote/remotes/hr-export';
import type { Story } from './clone.fiction.ts';
import {
  clonesIn,
  deskIn,
  formIn,
  headlineIn,
  missedIn,
  profilesIn,
  runIn,
  type SeenClone,
  type SeenNews,
  type SeenProfile,
  type SeenRow,
} from './clone.page.ts';

/** A News item on the website. */
export interface Item extends SeenNews {
  id: string;
}

/** Somebody who may write on the website, and look after profiles. */
export class Editor {
  readonly #scene: TestContext;
  readonly #session: Session;

  private constructor(scene: TestContext, session: Session) {
    this.#scene = scene;
    this.#session = session;
  }

  /**
   * Comes in.
   *
   * @param userId for instance `00042`
   */
  static async enter(scene: TestContext, userId: string): Promise<Editor> {
    return new Editor(scene, await scene.session(userId));
  }

  /** Opens a page. */
  async read(path: string): Promise<string> {
    return (await this.#session.get(path)).html;
  }

  /** Sends a form. */
  send(path: string, fields?: Record<string, string>): Promise<Reply> {
    return this.#session.post(path, fields);
  }

  /** What the website hands out under an address of its own, byte for byte. */
  async file(path: string): Promise<{ status: number; type: string; content: Buffer }> {
    return withTimeout(PAGE_TIMEOUT_MS, async (signal) => {
      const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
      get(this.#scene.world.url + path, { signal }, resolve).on('error', reject);
      const answer = await promise;
      const { statusCode: status = 0, headers } = answer;
      return { status, type: headers['content-type'] ?? '', content: await buffer(answer) };
    });
  }

  /** The numbers of the News items that were not there when the lab opened, in the order in which they came. */
  async newIds(): Promise<string[]> {
    const ids = deskIn(await this.read('/site/desk')).map(({ id }) => Number(id));
    return ids
      .filter((id) => id > SEEDED_NEWS)
      .sort((one, other) => one - other)
      .map(String);
  }

  /** The News items that were not there when the lab opened, as their forms have them, in the order in which they came. */
  async newItems(): Promise<Item[]> {
    return Promise.all((await this.newIds()).map((id) => this.#item(id)));
  }

  /** The News item that came last; undefined when there is none but those that were there when the lab opened. */
  async newestItem(): Promise<Item | undefined> {
    const id = (await this.newIds()).at(-1);
    return id === undefined ? undefined : this.#item(id);
  }

  async #item(id: string): Promise<Item> {
    return { id, ...formIn(await this.read(`/site/desk/news/${id}`)) };
  }

  /** Changes some of a News item. */
  async change({ id, ...was }: Item, changes: Partial<SeenNews>): Promise<void> {
    this.#claimDone(
      await this.send(`/site/desk/news/${id}`, { ...was, ...changes }),
      'the News item saved',
      WITH_OWN_FILES,
    );
  }

  /** Types a News item. */
  async type(news: SeenNews): Promise<void> {
    this.#claimDone(await this.send('/site/desk/new', { ...news }), 'the News item saved', WITH_OWN_FILES);
  }

  /** Deletes a News item. */
  async remove({ id }: Item): Promise<void> {
    this.#claimDone(await this.send(`/site/desk/news/${id}/delete`), 'the News item deleted');
  }

  /** The articles on record. */
  async clones(): Promise<SeenClone[]> {
    return clonesIn(await this.read('/site/comms'));
  }

  /** Why articles were not taken over, in the page's words. */
  async missed(): Promise<string[]> {
    return missedIn(await this.read('/site/comms'));
  }

  /**
   * Wants the newest version of an article.
   *
   * @returns what the page is told, for instance `refreshed`
   */
  async reClone({ source, id }: Pick<Published, 'source' | 'id'>): Promise<string> {
    const { status, location, html } = await this.send('/site/comms/re-clone', { source, id });
    if (status === 303) return new URL(location, this.#scene.world.url).searchParams.get('done') ?? '';
    return headlineIn(html);
  }

  /** Everybody's profiles. */
  async profiles(): Promise<SeenProfile[]> {
    return profilesIn(await this.read('/profiles'));
  }

  /**
   * Saves a profile.
   *
   * @param id its number; a new one without
   */
  async saveProfile(fields: Partial<SeenProfile>, id?: string): Promise<void> {
    const { userName = '', displayName = '', title = '', address = '', active = true } = fields;
    const form = { userName, displayName, title, address, ...(active ? { active: 'true' } : {}) };
    this.#claimDone(await this.send(id === undefined ? '/profiles/new' : `/profiles/${id}`, form), 'the profile saved');
  }

  /**
   * Has HR's file read.
   *
   * @returns what the page says of its rows
   */
  async importFile(file: string): Promise<SeenRow[]> {
    this.#scene.world.remote(HrExport).records.file = file;
    const { status, html } = await this.send('/profiles/import');
    this.#scene.claim(status === 303, {
      saw: `a page that says “${headlineIn(html)}”`,
      expected: 'a report on every row, whatever is in the file.',
      look: 'parseCsv(), toProfile() and importEmployees(): what they throw, and what they return.',
    });
    const run = runIn(await this.read('/profiles/import'));
    this.#scene.claim(run.outcome === 'done', {
      saw: 'the page says that the file was not imported.',
      expected: 'a report on every row.',
      look: 'importEmployees().',
    });
    return run.rows;
  }

  #claimDone({ status, html }: Reply, what: string, look = 'what your code does to the database.'): void {
    this.#scene.claim(status === 303, { saw: `a page that says “${headlineIn(html)}”`, expected: `${what}.`, look });
  }
}

const WITH_OWN_FILES = 'withOwnFiles(): what it throws, and what it returns.';

/** How many News items are there when the lab opens. */
const SEEDED_NEWS = 2;

/** Puts a version of an article into the folder. Nobody is told yet. */
export function write(scene: TestContext, story: Story): Published {
  const author = 'Sigrid Aas, Internal Desk';
  return scene.world.remote(ExternalComms).add({ ...story, author });
}
