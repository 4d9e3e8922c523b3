/**
 * What all Remotes share: an address of their own, switches that put them in trouble, and a record of what they
 * received. Each Remote's own file says only how that system answers when it is well.
 */
import { isUtf8 } from 'node:buffer';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { EventEmitter, once } from 'node:events';
import type { Clock } from '../company/clock.ts';

/** How a Remote behaves. */
export interface Switches {
  /**
   * - `well`: answers as it should.
   * - `offline`: drops every connection at once.
   * - `hang`: takes the request and never answers (until the mode changes; then it answers in the new mode).
   * - `stall`: sends the headers and half of the body, then nothing more.
   * - `die`: sends the headers and half of the body, then drops the connection.
   * - `lose`: does what it is asked, then drops the connection without a word.
   * - `garbage`: answers 200 with a page of HTML.
   * - `limited`: answers 429 and says in `Retry-After` how many seconds to wait.
   * - `limited-until`: answers 429 and says in `Retry-After` until when, as an HTTP date of the lab's clock.
   * - a number from 400 to 599: answers with this HTTP status.
   */
  mode: 'well' | 'offline' | 'hang' | 'stall' | 'die' | 'lose' | 'garbage' | 'limited' | 'limited-until' | number;
  /** Waits this long before it does what `mode` says, in milliseconds. */
  slowMs: number;
  /** Version 2 is a breaking change. */
  version: 1 | 2;
}

/** One request as the Remote saw it or, when it asked somebody else, as it sent it; and what became of it. */
export interface Received {
  /** Milliseconds of the lab's clock. */
  at: number;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
  /** The reply; absent while there is none. */
  reply?: { status: number; headers: Record<string, string>; body: string };
  /**
   * How it ended: `answered` whole, `cut` off by whoever was asked, or `abandoned` by whoever asked and stopped waiting.
   * Absent while it goes on.
   */
  end?: 'answered' | 'cut' | 'abandoned';
}

/** How a Remote answers when it is well: a function from request to response, as in the Fetch standard. */
export type Answer = (request: Request, version: Switches['version']) => Response | Promise<Response>;

/** How long a Remote that limits its callers makes them wait unless told, in seconds (RFC 9110, section 10.2.3). */
const RETRY_AFTER_S = 30;

/** A longer body is refused (RFC 9110, section 15.5.14), in bytes. */
const LONGEST_BODY = 1_000_000;
/** Of all that a Remote keeps of bodies, in characters; what comes later is on record by its size. */
const MOST_KEPT = 20_000_000;

const WELL: Switches = { mode: 'well', slowMs: 0, version: 1 };

/** A request of a Remote's own. */
export interface Ask {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/**
 * A running Remote. Emits `change` when its record grows, a reply is added to it or an exchange ends, `refused` when it
 * drops a connection before anything was received, and `asked` when it asks the Host itself and when that ends.
 */
export class Remote extends EventEmitter<{ change: [Received]; refused: []; asked: [Received] }> {
  readonly name: string;
  /** What it received so far, oldest first; with a {@link recordLimit}, the latest of it. */
  readonly received: Received[] = [];
  /** How much of what it received stays on record; everything unless told. */
  recordLimit = Infinity;
  switches: Switches = { ...WELL };
  /** What `Retry-After` asks for in the modes `limited` and `limited-until`, in seconds from now. */
  retryAfterS = RETRY_AFTER_S;

  /** How many versions it speaks: one whose answers do not depend on the version has only one. */
  readonly versions: 1 | 2;

  readonly #clock: Clock;
  readonly #answer: Answer;
  readonly #sockets = new Set<Socket>();
  readonly #cut = new WeakSet<Socket>();
  readonly #held = new Set<() => void>();
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  /** How much of bodies is on record, in characters. */
  #kept = 0;
  readonly #tooLong = new WeakSet<Received>();
  #url = '';

  constructor(name: string, clock: Clock, answer: Answer) {
    super();
    this.name = name;
    this.#clock = clock;
    this.#answer = answer;
    this.versions = answer.length > 1 ? 2 : 1;
    this.#server.on('connection', (socket: Socket) => this.#connect(socket));
  }

  /**
   * Starts listening on loopback.
   *
   * @param port 0 lets the system choose
   */
  async listen(port = 0): Promise<this> {
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  /** Where it listens, or listened before it was closed, without a slash at the end. */
  get url(): string {
    return this.#url;
  }

  /** Changes some switches. Requests that hang are then answered, and stalled ones dropped. */
  set(switches: Partial<Switches>): void {
    this.switches = { ...this.switches, ...switches };
    if (this.switches.mode === 'offline') this.#dropConnections();
    if (this.switches.mode === 'hang') return;
    for (const resume of this.#held) resume();
    this.#held.clear();
  }

  /** Resolves when it has received at least `count` requests. */
  async hasReceived(count: number): Promise<void> {
    while (this.received.length < count) await once(this, 'change');
  }

  /**
   * Asks somebody else, as systems do that go to the Host by themselves.
   *
   * @throws TypeError when nobody answers
   */
  async ask(url: string, { method = 'GET', headers = {}, body = '' }: Ask): Promise<Response> {
    const { pathname, search } = new URL(url);
    const entry: Received = { at: this.#clock.now(), method, path: pathname + search, headers, body };
    this.emit('asked', entry);
    try {
      const response = await fetch(url, { method, headers, ...(body !== '' && { body }) });
      const text = await response.text();
      const reply = { status: response.status, headers: Object.fromEntries(response.headers), body: text };
      Object.assign(entry, { reply, end: 'answered' } satisfies Partial<Received>);
      return new Response(text || null, { status: response.status, headers: response.headers });
    } catch (error) {
      entry.end = 'cut';
      throw error;
    } finally {
      this.emit('asked', entry);
    }
  }

  /** Stops it for good and drops its connections; once is enough. */
  async close(): Promise<void> {
    if (!this.#server.listening) return;
    this.#dropConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #connect(socket: Socket): void {
    if (this.switches.mode === 'offline') {
      socket.destroy();
      this.emit('refused');
      return;
    }
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  }

  #dropConnections(): void {
    for (const socket of this.#sockets) this.#drop(socket);
  }

  #drop(socket: Socket): void {
    this.#cut.add(socket);
    socket.destroy();
  }

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { socket } = incoming;
    const entry = await this.#record(incoming).catch(() => undefined);
    if (!entry) return; // Whoever asked went away in the middle of the question.
    outgoing.once('close', () => this.#end(entry, outgoing.writableFinished, socket));
    await this.#wait(this.switches.slowMs);
    if (this.switches.mode === 'hang') await this.#release();
    const { mode } = this.switches;
    const reply = await this.#reply(entry);
    if (mode === 'offline' || mode === 'lose' || outgoing.destroyed) {
      this.#drop(socket);
      return;
    }
    const body = Buffer.from(await reply.arrayBuffer()); // as it is: not every body is text
    entry.reply = { status: reply.status, headers: Object.fromEntries(reply.headers), body: onRecord(body) };
    this.emit('change', entry);
    if (mode !== 'stall' && mode !== 'die') {
      outgoing.writeHead(reply.status, entry.reply.headers).end(body);
      return;
    }
    const whole = body.length > 0 ? body : Buffer.from(' ');
    outgoing.writeHead(reply.status, { ...entry.reply.headers, 'content-length': String(whole.length + 1) });
    outgoing.write(whole.subarray(0, Math.ceil(whole.length / 2)), () => {
      if (mode === 'die') this.#drop(socket);
      else this.#held.add(() => this.#drop(socket));
    });
  }

  #end(entry: Received, whole: boolean, socket: Socket): void {
    const short = this.#cut.has(socket) ? 'cut' : 'abandoned';
    entry.end = whole ? 'answered' : short;
    this.emit('change', entry);
  }

  async #record(incoming: IncomingMessage): Promise<Received> {
    const body = await bodyOf(incoming);
    const isKept = body !== undefined && this.#kept + body.length <= MOST_KEPT;
    const entry: Received = {
      at: this.#clock.now(),
      method: incoming.method ?? 'GET',
      path: incoming.url ?? '/',
      headers: incoming.headers as Record<string, string>,
      body: isKept ? body : NOT_KEPT,
    };
    this.#kept += entry.body.length;
    if (body === undefined) this.#tooLong.add(entry);
    this.received.push(entry);
    for (const old of this.received.splice(0, this.received.length - this.recordLimit)) this.#kept -= old.body.length;
    this.emit('change', entry);
    return entry;
  }

  async #reply(entry: Received): Promise<Response> {
    const { method, path, headers, body } = entry;
    const { mode, version } = this.switches;
    if (this.#tooLong.has(entry)) return Response.json({ error: 'content too large' }, { status: 413, headers: CLOSE });
    if (typeof mode === 'number') return Response.json({ error: `${this.name} is in trouble` }, { status: mode });
    if (mode === 'limited' || mode === 'limited-until') return this.#tooMany(mode);
    if (mode === 'garbage') return new Response('<!doctype html><h1>Welcome</h1>', { headers: HTML });
    const request = this.#request(method, path, headers, body);
    return request ? this.#answer(request, version) : Response.json({ error: 'bad request' }, { status: 400 });
  }

  #tooMany(mode: 'limited' | 'limited-until'): Response {
    const until = new Date(this.#clock.now() + this.retryAfterS * 1_000);
    const after = mode === 'limited' ? String(this.retryAfterS) : until.toUTCString();
    return Response.json({ error: 'too many requests' }, { status: 429, headers: { 'Retry-After': after } });
  }

  /** What was asked, as in the Fetch standard; undefined for what that has no place for, such as `TRACE` or `//`. */
  #request(method: string, path: string, headers: Record<string, string>, body: string): Request | undefined {
    const hasBody = method !== 'GET' && method !== 'HEAD';
    try {
      return new Request(new URL(path, this.url), { method, headers, body: hasBody ? body : null });
    } catch {
      return undefined;
    }
  }

  #wait(ms: number): Promise<void> | undefined {
    return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms).unref()) : undefined;
  }

  #release(): Promise<void> {
    return new Promise((resolve) => this.#held.add(resolve));
  }
}

/**
 * The body of a request, as text.
 *
 * @returns undefined when it is longer than anybody may send; the rest of it is not read
 */
async function bodyOf(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    bytes += (chunk as Buffer).length;
    if (bytes > LONGEST_BODY) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** A body as the record keeps it: what is no text in UTF-8, by its size. */
function onRecord(body: Buffer): string {
  return isUtf8(body) ? body.toString('utf8') : `(${body.length} bytes)`;
}

/** In place of a body that is too long, or comes when too much is on record. */
const NOT_KEPT = '(not kept)';
const CLOSE = { Connection: 'close' };
const HTML = { 'Content-Type': 'text/html; charset=utf-8' };
