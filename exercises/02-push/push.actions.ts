/** Does what an editor does, without a browser. */
import type { Reply, TestContext, Session } from 'host-and-remote/grader';
import { articlesIn, headlineIn, nightIn, onPage, testIn, type SeenArticle, type SeenTest } from './push.page.ts';

/** How long a patient person waits, in milliseconds. */
export const PATIENT_MS = 3_000;

/** What an editor fills in. */
export interface Written {
  title: string;
  text: string;
  tags?: string[];
}

/** Somebody at their desk. */
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
    return new Editor(scene, await scene.session(userId, PATIENT_MS));
  }

  /** Sends a form. Rejects when no answer comes for a long time. */
  send(path: string, fields?: Record<string, string>): Promise<Reply> {
    return this.#session.post(path, fields);
  }

  /** Opens a page. */
  async read(path: string): Promise<string> {
    return (await this.#session.get(path)).html;
  }

  /** Publishes a new article. The Host's answer must be that it is done. */
  async publish(written: Written): Promise<void> {
    this.#claimDone(await this.send('/desk/new', form(written, 'publish')), 'the article published');
  }

  /**
   * Saves a new draft.
   *
   * @returns its id
   */
  async draft(written: Written): Promise<string> {
    this.#claimDone(await this.send('/desk/new', form(written, 'save')), 'the draft saved');
    return (await this.find(written.title)).id;
  }

  /** Changes an article. */
  async change(id: string, written: Written): Promise<void> {
    const reply = await this.send(`/desk/articles/${id}`, form(written, 'save'));
    this.#claimDone(reply, 'the article changed');
  }

  /** Deletes an article. */
  async remove(id: string): Promise<void> {
    this.#claimDone(await this.send(`/desk/articles/${id}/delete`), 'the article deleted');
  }

  /** Everything on the desk. */
  async articles(): Promise<SeenArticle[]> {
    return articlesIn(await this.read('/desk'));
  }

  /** The article with this headline. */
  async find(title: string): Promise<SeenArticle> {
    const html = await this.read('/desk');
    const found = articlesIn(html).find((article) => article.title === onPage(title));
    this.#scene.claim(found !== undefined, {
      saw: `“${onPage(title)}” is not on the desk, which says “${headlineIn(html)}”.`,
      expected: 'the article, as it was saved.',
      look: 'what your code does to the Host’s database.',
    });
    return found!;
  }

  /** The article with this headline, once nothing is under way any more. */
  async settled(title: string): Promise<SeenArticle> {
    await this.#scene.world.advance(0);
    return this.find(title);
  }

  /**
   * Sends the agency a test.
   *
   * @returns what the desk says of it
   */
  async test(): Promise<SeenTest> {
    const reply = await this.send('/desk/test');
    this.#claimDone(reply, 'a test sent to the agency');
    const seen = testIn(await this.read('/desk'));
    if (!seen) throw new Error('The desk does not speak of the test.');
    return seen;
  }

  /**
   * The log-in of a shared tablet.
   *
   * @param at when; now unless told. Milliseconds since 1970
   */
  async tablet(label: string, at?: number): Promise<void> {
    const when = at === undefined ? '' : new Date(at).toISOString();
    this.#claimDone(await this.send('/log-ins/tablets', { label, at: when }), 'the tablet logged in');
  }

  /** Has days end at midnight in another time zone, for instance `Asia/Kathmandu`. */
  async moveNight(zone: string): Promise<void> {
    this.#claimDone(await this.send('/log-ins/zone', { zone }), 'the midnight moved');
  }

  /**
   * Has the file of a day sent by hand.
   *
   * @param day for instance `2026-03-02`
   * @returns what the page says of it afterwards
   */
  async sendFile(day: string): Promise<string | undefined> {
    this.#claimDone(await this.send('/log-ins/files', { day }), 'the file sent, or a line that says why not');
    return this.night(day);
  }

  /** How the file of a day stands. */
  async night(day: string): Promise<string | undefined> {
    return nightIn(await this.read('/log-ins'), day);
  }

  #claimDone({ status, html }: Reply, what: string): void {
    this.#scene.claim(status === 303, {
      saw: `instead of an answer that it is done, a page that says “${headlineIn(html)}”`,
      expected: `${what}, whatever the Remotes do.`,
      look: 'what your function throws, and what it leaves for later.',
    });
  }
}

function form({ title, text, tags = [] }: Written, action: 'publish' | 'save'): Record<string, string> {
  return { title, text, tags: tags.join('\n'), action };
}
