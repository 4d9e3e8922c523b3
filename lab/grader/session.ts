/** The Host's pages over plain HTTP, as one person. */
import type { World } from '../world/world.ts';
import { PATIENCE_MS, unlessLate } from './patience.ts';

/** What the Host said. */
export interface Reply {
  status: number;
  html: string;
  /** Where it leads from there; empty when it leads nowhere. */
  location: string;
}

/** Somebody who has come in. */
export class Session {
  /** The session's cookie as `name=value`. */
  readonly cookie: string;
  readonly #url: string;
  readonly #patienceMs: number;

  private constructor(url: string, cookie: string, patienceMs: number) {
    this.#url = url;
    this.cookie = cookie;
    this.#patienceMs = patienceMs;
  }

  /**
   * Goes in through the lab's door, which is a log-in.
   *
   * @param userId for instance `00042`
   * @param patienceMs how long this person waits for an answer
   */
  static async enter({ url }: World, userId: string, patienceMs = PATIENCE_MS): Promise<Session> {
    const body = new URLSearchParams({ user: userId });
    const entered = await fetch(`${url}/lab/enter`, { method: 'POST', body, redirect: 'manual' });
    return new Session(url, entered.headers.getSetCookie()[0]!.split(';')[0]!, patienceMs);
  }

  /** Opens a page. @param path for instance `/` @throws a `TimeoutError` when it does not come */
  get(path: string): Promise<Reply> {
    return this.#ask(path);
  }

  /** Sends a form. @throws a `TimeoutError` when no answer comes */
  post(path: string, fields: Record<string, string> = {}): Promise<Reply> {
    return this.#ask(path, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  }

  #ask(path: string, init: RequestInit = {}): Promise<Reply> {
    return unlessLate(this.#patienceMs, async (signal) => {
      const response = await fetch(this.#url + path, { ...init, headers: { cookie: this.cookie }, signal });
      return {
        status: response.status,
        html: await response.text(),
        location: response.headers.get('Location') ?? '',
      };
    });
  }
}
