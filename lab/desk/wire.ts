/** Keeps the latest exchanges between the Host and the Remotes, as the bench shows them. */
import { EventEmitter } from 'node:events';
import { STATUS_CODES } from 'node:http';
import type { Received, Remote } from '../remotes/remote.ts';
import type { Clock } from '../company/clock.ts';
import type { Exchange } from './messages.ts';

/** Older exchanges are forgotten. */
export const MOST_EXCHANGES = 200;
/** Changes that come within so many milliseconds are told together; learner code can ask very often. */
const GATHER_MS = 30;

/** Emits `exchanges` with those that are new or went on. */
export class Wire extends EventEmitter<{ exchanges: [Exchange[]] }> {
  #exchanges: Exchange[] = [];
  #known = new WeakMap<Received, Exchange>();
  readonly #begun = new WeakMap<Exchange, number>();
  readonly #changed = new Set<Exchange>();
  #timer: NodeJS.Timeout | undefined;
  #count = 0;

  /** The latest exchanges, oldest first. */
  get exchanges(): readonly Exchange[] {
    return this.#exchanges;
  }

  /** Forgets everything and follows these Remotes. */
  follow(remotes: Readonly<Record<string, Remote>>, clock: Clock): void {
    this.close();
    this.#exchanges = [];
    this.#known = new WeakMap();
    for (const [id, remote] of Object.entries(remotes)) {
      const who = { id, name: remote.name };
      const known = this.#known;
      remote.on('change', (received) => {
        if (known === this.#known) this.#note(who, askerOf(received), received);
      });
      remote.on('asked', (sent) => {
        if (known === this.#known) this.#note(who, 'remote', sent);
      });
      remote.on('refused', () => {
        if (known === this.#known) this.#add({ remote: who, from: 'host', at: clock.now(), end: 'refused' });
      });
    }
  }

  /** Tells nothing more. */
  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#changed.clear();
  }

  #note(who: Exchange['remote'], from: Exchange['from'], received: Received): void {
    const { method, path, headers, body, at, reply, end } = received;
    const request = { method, path, headers, body };
    const exchange = this.#known.get(received) ?? this.#add({ remote: who, from, at, request });
    this.#known.set(received, exchange);
    exchange.reply = reply && { ...reply, reason: STATUS_CODES[reply.status] ?? '' };
    exchange.end = end;
    if (end) exchange.ms = Math.round(performance.now() - this.#begun.get(exchange)!);
    this.#change(exchange);
  }

  #add(exchange: Omit<Exchange, 'id'>): Exchange {
    const added = { id: ++this.#count, ...exchange };
    this.#begun.set(added, performance.now());
    this.#exchanges.push(added);
    this.#exchanges.splice(0, this.#exchanges.length - MOST_EXCHANGES);
    this.#change(added);
    return added;
  }

  #change(exchange: Exchange): void {
    this.#changed.add(exchange);
    this.#timer ??= setTimeout(() => this.#tell(), GATHER_MS).unref();
  }

  #tell(): void {
    this.#timer = undefined;
    const changed = [...this.#changed].slice(-MOST_EXCHANGES);
    this.#changed.clear();
    this.emit('exchanges', changed);
  }
}

/** A browser says of each request where it leads (Fetch Metadata); the Host does not. */
function askerOf({ headers }: Received): 'host' | 'browser' {
  return 'sec-fetch-site' in headers ? 'browser' : 'host';
}
