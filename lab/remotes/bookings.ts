/** The restaurants' booking system: says how full each of them is tonight. It was built for few callers. */
import type { Clock } from '../company/clock.ts';
import { Remote } from './remote.ts';

/** What the system answers from; a check may change it. */
export interface BookingsRecords {
  /** Seconds for `Cache-Control`. */
  maxAge: number;
  /** Statuses for the next questions, before it is well again. */
  next: number[];
  /** `Retry-After` of those answers, word for word; undefined for none. */
  retryAfter: string | undefined;
  /** How many questions it answers at a time; with more of them open, it answers 503. */
  capacity: number;
}

/** A running booking system with its records in the open. */
export class Bookings extends Remote {
  readonly records: BookingsRecords;
  /** The most questions that were open at the same time. */
  peak = 0;
  #holding: (path: string) => boolean = () => false;
  readonly #held: (() => void)[] = [];

  constructor(clock: Clock) {
    const records: BookingsRecords = { maxAge: 30, next: [], retryAfter: undefined, capacity: Infinity };
    super('Bookings', clock, (request) => this.#answer(request, clock.now()));
    this.records = records;
    this.on('change', () => (this.peak = Math.max(this.peak, this.open)));
  }

  /** How many questions are open now. */
  get open(): number {
    return this.received.filter(({ end }) => end === undefined).length;
  }

  /**
   * Keeps questions waiting until they are released.
   *
   * @param path without it, all questions
   */
  hold(path?: string): void {
    this.#holding = (asked) => path === undefined || asked === path;
  }

  /**
   * Answers what was held.
   *
   * @param count so many, the first to come first; without it all, and nothing is held any more
   */
  release(count?: number): void {
    if (count === undefined) this.#holding = () => false;
    for (const resume of this.#held.splice(0, count ?? this.#held.length)) resume();
  }

  override close(): Promise<void> {
    this.release();
    return super.close();
  }

  async #answer(request: Request, now: number): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (this.#holding(pathname)) await new Promise<void>((resume) => this.#held.push(resume));
    const status = this.open > this.records.capacity ? 503 : this.records.next.shift();
    if (status !== undefined && status !== 200) {
      const { retryAfter } = this.records;
      const headers: HeadersInit = retryAfter === undefined ? {} : { 'Retry-After': retryAfter };
      return Response.json({ error: 'in trouble' }, { status, headers });
    }
    const restaurant = /^\/bookings\/([A-Z]{3}-\d\d)$/.exec(pathname)?.[1];
    if (restaurant === undefined) return Response.json({ error: 'no such restaurant' }, { status: 404 });
    const headers = { 'Cache-Control': `max-age=${this.records.maxAge}` };
    return Response.json({ restaurant, covers: covers(restaurant, now) }, { headers });
  }
}

/** How many guests have booked for tonight: a little more every quarter of an hour, and different everywhere. */
function covers(restaurant: string, now: number): number {
  const start = [...restaurant].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 37;
  return start + (Math.floor(now / 900_000) % 61);
}
