/** A test message to the agency, as every product that sends webhooks offers one. */
import type { Agency } from '../../../api/push.ts';

/** What came of a test. */
export interface PingAnswer {
  /** The message's id. */
  message: string;
  /** The agency's status; 0 when it did not answer. */
  status: number;
  /** What the agency said, if it said anything. */
  says: string;
  signed: boolean;
  /** Milliseconds since 1970. */
  at: number;
}

let pings = 0;

/**
 * Sends a test message, signed if it can be.
 *
 * @throws what `agency.sign()` throws
 */
export async function ping(agency: Agency, now: () => number): Promise<PingAnswer> {
  const at = now();
  // Written by hand: whoever writes this JSON anew before it is signed writes other bytes.
  const body = `{ "type": "ping", "sent": ${at}.0, "from": "Marram Kitchens — Lisbon, Ghent, Bergen, Galway, Trieste", "greeting": "Olá, hallo, hei, dia duit, ciao \\u2615 ☕" }`;
  const message = { id: `ping-${at}-${++pings}`, body };
  const headers = agency.sign(message);
  const signed = Object.keys(headers).some((name) => name.toLowerCase() === 'webhook-signature');
  try {
    const response = await agency.fetch(`${agency.url}/webhooks`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(agency.deadlineMs),
    });
    return { message: message.id, status: response.status, says: await errorIn(response), signed, at };
  } catch {
    return { message: message.id, status: 0, says: '', signed, at };
  }
}

async function errorIn(response: Response): Promise<string> {
  const { error } = Object(await response.json().catch(() => undefined)) as { error?: unknown };
  return typeof error === 'string' ? error : '';
}
