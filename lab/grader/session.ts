/**
 * The Host's pages over plain HTTP, as one person. It asks through `node:http`: a grade asks hundreds of times, and
 * `fetch` costs three times as much.
 */
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import type { World } from '../runner/world.ts';
import { PAGE_TIMEOUT_MS, withTimeout } from '../project/timeouts.ts';

/** A browser follows as many redirects. */
const MOST_HOPS = 20;

/** What the Host said. */
export interface Reply {
  status: number;
  html: string;
  /** Where it leads from there; empty when it leads nowhere. */
  location: string;
}

/** The Host broke the connection off, or did not take it. */
export class BrokenOff extends Error {
  override name = 'BrokenOff';

  constructor(cause: unknown) {
    super('The Host broke off.', { cause });
  }
}

/** Somebody who has come in. */
export class Session {
  /** The session's cookie as `name=value`. */
  readonly cookie: string;
  readonly #url: string;
  readonly #timeoutMs: number;

  private constructor(url: string, cookie: string, timeoutMs: number) {
    this.#url = url;
    this.cookie = cookie;
    this.#timeoutMs = timeoutMs;
  }

  /**
   * Goes in through the lab's door, which is a log-in.
   *
   * @param userId for instance `00042`
   * @param timeoutMs how long this person waits for an answer
   */
  static async enter({ url }: World, userId: string, timeoutMs = PAGE_TIMEOUT_MS): Promise<Session> {
    const door = new Session(url, '', timeoutMs);
    const entered = await door.#send('/lab/enter', new URLSearchParams({ user: userId }));
    entered.resume();
    const cookie = entered.headers['set-cookie']?.[0]?.split(';')[0];
    if (cookie === undefined) throw new BrokenOff('The door gave no cookie.');
    return new Session(url, cookie, timeoutMs);
  }

  /**
   * Opens a page.
   *
   * @param path for instance `/`
   * @throws a `TimeoutError` when it does not come; BrokenOff
   */
  get(path: string): Promise<Reply> {
    return this.#ask(path);
  }

  /**
   * Sends a form.
   *
   * @throws a `TimeoutError` when no answer comes; BrokenOff
   */
  post(path: string, fields: Record<string, string> = {}): Promise<Reply> {
    return this.#ask(path, new URLSearchParams(fields));
  }

  #ask(path: string, form?: URLSearchParams): Promise<Reply> {
    const reply = withTimeout(this.#timeoutMs, (signal) => this.#reply(path, form, signal));
    reply.catch(() => undefined); // a check that was broken off waits for nothing any more
    return reply;
  }

  /**
   * @param form sent by POST; without one it is a GET, which goes wherever the Host leads on this machine
   * @param hops how often it may lead on
   */
  async #reply(path: string, form: URLSearchParams | undefined, signal: AbortSignal, hops = MOST_HOPS): Promise<Reply> {
    const response = await this.#send(path, form, signal);
    const html = await text(response).catch((cause) => Promise.reject(new BrokenOff(cause)));
    const { statusCode: status = 0, headers } = response;
    const { location = '' } = headers;
    const next = form === undefined && location !== '' && hops > 0 ? onThisMachine(location, this.#url) : undefined;
    return next === undefined ? { status, html, location } : this.#reply(next, undefined, signal, hops - 1);
  }

  async #send(path: string, form?: URLSearchParams, signal?: AbortSignal): Promise<IncomingMessage> {
    const type = form && { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' };
    const headers = { ...(this.cookie !== '' && { cookie: this.cookie }), ...type };
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const method = form ? 'POST' : 'GET';
    request(new URL(path, this.#url), { method, headers, signal }, resolve)
      .on('error', (cause) => reject(new BrokenOff(cause)))
      .end(form?.toString());
    return promise;
  }
}

/** The address that a `Location` means, if it leads to a server of this machine that speaks HTTP. */
function onThisMachine(location: string, base: string): string | undefined {
  const url = URL.parse(location, base);
  return url?.protocol === 'http:' && url.hostname === '127.0.0.1' ? url.href : undefined;
}
