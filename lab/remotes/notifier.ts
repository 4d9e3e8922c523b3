/** What the systems that send notifications share: they deliver items to the Host, and say how things stand. */
import { Remote, type Answer } from './remote.ts';
import type { Clock } from '../company/clock.ts';

/** What such a Remote is made with. */
export interface NotifierContext {
  clock: Clock;
  /** Where the Host listens, without a slash at the end. */
  host: () => string;
}

/** An item as the calling system has it. `Severity` is what its own dialect calls severity. */
export interface Message<Severity> {
  id: string;
  /** What kind of item it is, for instance `shift.moved`. */
  kind: string;
  /** The user ID of the person it is for. */
  to: string;
  title: string;
  severity: Severity;
}

/** How a system speaks. */
export interface Dialect<Severity> {
  name: string;
  /** The path of the Host that takes it, for instance `/intake/syslog`. */
  path: string;
  contentType: string;
  /**
   * Writes a message down.
   *
   * @param at milliseconds of the lab's clock
   */
  encode: (message: Message<Severity>, at: number) => string;
  /** What it sends when somebody asks for a test message, in turn. */
  samples: readonly Omit<Message<Severity>, 'id' | 'to'>[];
}

/** What it answers from; a check may change it. */
export interface NotifierRecords {
  /** How many items are open. */
  open: number;
  /** How old its knowledge of that is, in milliseconds. */
  ageMs: number;
  /** The status with which it says so; as health checks do, it may say 503 and still send its last numbers. */
  httpStatus?: number;
  /** Sent in place of its answer, as it stands. */
  body?: string;
  /** What it calls its answer; JSON unless told. */
  contentType?: string;
}

/** The number of the first test message: every system counts from here, so their ids coincide. */
const FIRST_TEST = 2041;

/** A running system that sends notifications. */
export class Notifier<Severity> extends Remote {
  readonly records: NotifierRecords;
  readonly #dialect: Dialect<Severity>;
  readonly #context: NotifierContext;

  /**
   * @param more answers whatever else the system knows; undefined for what it does not
   */
  constructor(
    dialect: Dialect<Severity>,
    context: NotifierContext,
    records: NotifierRecords,
    more: (...question: Parameters<Answer>) => Response | undefined = () => undefined,
  ) {
    let tests = 0;
    const sendTest = ({ to, again }: TestOrder) => {
      if (!again || tests === 0) tests += 1;
      const sample = dialect.samples[(tests - 1) % dialect.samples.length]!;
      return this.send({ ...sample, id: String(FIRST_TEST + tests - 1), to });
    };
    super(dialect.name, context.clock, (request, version) => {
      const { pathname } = new URL(request.url);
      if (pathname === '/status') return status(request, version, records, context.clock.now());
      if (pathname === '/test-messages') return testMessage(request, sendTest);
      return more(request, version) ?? Response.json({ error: 'not found' }, { status: 404 });
    });
    this.records = records;
    this.#dialect = dialect;
    this.#context = context;
  }

  /**
   * Sends a message to the Host, in this system's dialect.
   *
   * @returns what the Host answered
   */
  send(message: Message<Severity>): Promise<Response> {
    return this.sendText(this.#dialect.encode(message, this.#context.clock.now()));
  }

  /**
   * Sends this text to the Host in place of a message.
   *
   * @returns what the Host answered
   */
  sendText(body: string): Promise<Response> {
    const { path, contentType } = this.#dialect;
    return this.ask(this.#context.host() + path, { method: 'POST', headers: { 'Content-Type': contentType }, body });
  }
}

/** What somebody orders who wants to see a message arrive. */
interface TestOrder {
  to: string;
  /** Whether the last one should be sent once more, as happens when an answer gets lost. */
  again: boolean;
}

function status(request: Request, version: 1 | 2, records: NotifierRecords, now: number): Response {
  if (request.method !== 'GET') return notAllowed('GET');
  const { open, ageMs, httpStatus = 200, contentType = 'application/json' } = records;
  const asOf = new Date(now - ageMs).toISOString();
  const { body = JSON.stringify(version === 2 ? { asOf, counts: { open } } : { open, asOf }) } = records;
  const hasBody = httpStatus !== 204 && httpStatus !== 304; // the Fetch standard allows these none
  return new Response(hasBody ? body : null, { status: httpStatus, headers: { 'Content-Type': contentType } });
}

async function testMessage(request: Request, send: (order: TestOrder) => Promise<Response>): Promise<Response> {
  if (request.method !== 'POST') return notAllowed('POST');
  const order = (await request.json().catch(() => null)) as Partial<TestOrder> | null;
  if (typeof order?.to !== 'string') return Response.json({ error: 'say whom it is for' }, { status: 400 });
  const answer = await send({ to: order.to, again: order.again === true });
  return Response.json({ delivered: answer.ok, status: answer.status });
}

function notAllowed(allow: string): Response {
  return Response.json({ error: `use ${allow}` }, { status: 405, headers: { Allow: allow } });
}
