/** A test message to the agency, as every product that sends webhooks offers one. */
import type { Agency, WebhookMessage } from '../../../api/push.ts';
import { NotStarted } from '../../../api/todo.ts';
import { LearnerError } from '../../host/learner-error.ts';
import { shown } from '../../host/described.ts';
import { GRACE_MS, within } from '../../host/limit.ts';
import type { HostContext } from '../../host/plugin.ts';
import { threwItself } from './silence.ts';

/** What came of a test. */
export interface PingAnswer {
  /** The message's id. */
  message: string;
  /** As it went out. */
  body: string;
  /** The agency's status; 0 when it did not answer. */
  status: number;
  /** What the agency said, if it said anything. */
  says: string;
  signed: boolean;
  /** Milliseconds since 1970. */
  at: number;
}

let pings = 0;

/** Sends test messages: with the learner's `post()` or, while that is not written, by itself. */
export class Pinger {
  readonly #context: Pick<HostContext, 'learner' | 'takesPart' | 'report' | 'now'>;
  readonly #agency: Agency;
  /** The message that has had no yes yet. */
  #open: WebhookMessage | undefined;

  constructor(context: Pick<HostContext, 'learner' | 'takesPart' | 'report' | 'now'>, agency: Agency) {
    this.#context = context;
    this.#agency = agency;
  }

  /**
   * Sends a test: the last one again, as long as the agency has not said yes to it.
   *
   * @throws LearnerError
   */
  async send(): Promise<PingAnswer> {
    const at = this.#context.now();
    const message = (this.#open ??= newMessage(at));
    let signed = false;
    const agency: Agency = {
      ...this.#agency,
      sign: (one) => {
        const headers = this.#agency.sign(one);
        signed = Object.keys(headers).some((name) => name.toLowerCase() === 'webhook-signature');
        return headers;
      },
    };
    const answer = await this.#posted({ ...message }, agency);
    if (answer?.ok) this.#open = undefined;
    const says = answer ? await errorIn(answer) : '';
    return { message: message.id, body: message.body, status: answer?.status ?? 0, says, signed, at };
  }

  /** The agency's answer; undefined when there is none. */
  async #posted(message: WebhookMessage, agency: Agency): Promise<Response | undefined> {
    const { learner, takesPart, report } = this.#context;
    if (!takesPart('push/press-release')) return postedByHost(message, agency);
    const limit = agency.deadlineMs + GRACE_MS;
    try {
      const done = await within(limit, learner.call('post', message, agency));
      if (!done) throw new LearnerError(`post() was still busy after ${limit} milliseconds.`);
      return checked(done.value);
    } catch (error) {
      if (error instanceof NotStarted) return postedByHost(message, agency);
      if (threwItself(error, 'post', report)) return undefined;
      throw error;
    }
  }
}

/** Every byte of it counts: whoever tidies such an id, or writes such JSON anew, sends and signs something else. */
function newMessage(at: number): WebhookMessage {
  const id = `Ping.${at}/${++pings} + "50%25" =`;
  const body = ` { "type": "ping",\r\n\t"sent": ${at}.0, "from": "Marram Kitchens — Lisbon, Ghent, Bergen, Galway, Trieste",\n"greeting": "Olá, hallo, hei, dia duit, ciao \\u2615 ☕, cafe\u0301" }\n`;
  return { id, body };
}

/**
 * @throws what `agency.sign()` throws
 */
async function postedByHost({ id, body }: WebhookMessage, agency: Agency): Promise<Response | undefined> {
  const headers = { 'Content-Type': 'application/json', ...agency.sign({ id, body }) };
  const signal = AbortSignal.timeout(agency.deadlineMs);
  const init: RequestInit = { method: 'POST', headers, body, redirect: 'manual', signal };
  return agency.fetch(`${agency.url}/webhooks`, init).catch(() => undefined);
}

function checked(answer: unknown): Response {
  if (typeof (Object(answer) as Partial<Response>).status === 'number') return answer as Response;
  throw new LearnerError(`post() returned ${shown(answer)} instead of the agency’s answer.`);
}

/** Whoever hands on an answer may have read it already, or may have let go of it half-way. */
async function errorIn(response: Response): Promise<string> {
  if (response.status < 300) return '';
  const read = async (): Promise<unknown> => response.json();
  const done = await within(
    GRACE_MS,
    read().catch(() => undefined),
  );
  const { error } = Object(done?.value) as { error?: unknown };
  return typeof error === 'string' ? error : '';
}
