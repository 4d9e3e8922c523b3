/** Server-Sent Events (HTML standard, section 9.2) to as many pages as listen. */
import type { Context } from 'hono';
import { streamSSE, type SSEStreamingApi } from 'hono/streaming';

/** Proxies and laptops cut lines that look idle. */
const HEARTBEAT_MS = 15_000;
/** How soon a page that lost its line tries again. */
const RETRY_MS = 1_000;
/** A page that has fallen behind by so many messages is cut off; its browser comes back and begins afresh. */
const MOST_UNREAD = 500;

/** Sends messages as JSON to all who listen. */
export class Broadcast<Message extends object> {
  readonly #listeners = new Set<Listener>();
  readonly #heart = setInterval(() => this.#each((listener) => listener.beat()), HEARTBEAT_MS).unref();

  /** How many pages listen. */
  get size(): number {
    return this.#listeners.size;
  }

  /** Sends a message to everyone. */
  send(message: Message): void {
    const data = JSON.stringify(message);
    this.#each((listener) => listener.tell(data));
  }

  /**
   * Answers a request with a stream that lasts as long as the page listens.
   *
   * @param first what it is told at once
   */
  listen(c: Context, first: Message[]): Response {
    return streamSSE(c, async (stream) => {
      const listener = new Listener(stream);
      this.#listeners.add(listener);
      for (const message of first) listener.tell(JSON.stringify(message));
      await listener.gone;
      this.#listeners.delete(listener);
    });
  }

  /** Ends all streams. */
  close(): void {
    clearInterval(this.#heart);
    this.#each((listener) => listener.leave());
  }

  #each(act: (listener: Listener) => void): void {
    for (const listener of this.#listeners) act(listener);
  }
}

class Listener {
  readonly gone: Promise<void>;
  readonly leave: () => void;
  readonly #stream: SSEStreamingApi;
  #unread = 0;

  constructor(stream: SSEStreamingApi) {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.gone = promise;
    this.leave = resolve;
    this.#stream = stream;
    stream.onAbort(resolve);
    this.#wrote(stream.write(`retry: ${RETRY_MS}\n\n`));
  }

  tell(data: string): void {
    this.#wrote(this.#stream.writeSSE({ data }));
  }

  beat(): void {
    this.#wrote(this.#stream.write(': still here\n\n'));
  }

  #wrote(writing: Promise<unknown>): void {
    this.#unread += 1;
    if (this.#unread > MOST_UNREAD) this.#stream.abort();
    void writing.then(() => (this.#unread -= 1));
  }
}
