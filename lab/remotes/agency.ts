/**
 * The PR agency: takes press releases as signed webhooks (Standard Webhooks 1.0) and publishes each of them once, outside
 * the company.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../company/clock.ts';
import { AGENCY_SECRET } from '../company/seed/agreements.ts';
import { frontPage } from './front-page.ts';
import { Remote } from './remote.ts';

/** How far a message's timestamp may be from the agency's clock, in seconds. */
export const TOLERANCE_S = 5 * 60;

/** A press release that is out. */
export interface Release {
  /** The `webhook-id` it came with. */
  id: string;
  title: string;
  text: string;
  /** Whether a signature proved who sent it. */
  verified: boolean;
  /** Milliseconds since 1970. */
  at: number;
}

/** What the agency answers from; a check may change it. */
export interface AgencyRecords {
  secret: string;
  /** What it published, oldest first. */
  releases: Release[];
  /** Ids of messages it has dealt with. The same message again is welcome, and changes nothing. */
  known: Set<string>;
  /** Whether it still takes messages without a signature. */
  trusting: boolean;
  /** The status of its yes: any from 200 to 299. */
  yes: number;
  /** What it answers instead of reading the message. */
  instead: { status: number; headers: Record<string, string> } | undefined;
}

/** A running agency with its records in the open. */
export class Agency extends Remote {
  readonly records: AgencyRecords;

  /**
   * @param secret what it shares with the Host
   */
  constructor(clock: Clock, secret = AGENCY_SECRET) {
    const records: AgencyRecords = {
      secret,
      releases: [],
      known: new Set(),
      trusting: true,
      yes: 200,
      instead: undefined,
    };
    super('PR agency', clock, (request) => answer(request, records, clock.now()));
    this.records = records;
  }
}

/** What the agency understands of a message. */
interface Message {
  type?: unknown;
  data?: { title?: unknown; text?: unknown } | null;
}

async function answer(request: Request, records: AgencyRecords, now: number): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === '/' && request.method === 'GET') return page(records);
  if (pathname === '/moved') return Response.json({ note: 'nobody publishes what arrives here' });
  if (pathname !== '/webhooks') return Response.json({ error: 'not found' }, { status: 404 });
  if (request.method !== 'POST') {
    return Response.json({ error: 'use POST' }, { status: 405, headers: { Allow: 'POST' } });
  }
  if (records.instead) return new Response(null, records.instead);
  return receive(request.headers, await request.text(), records, now);
}

function receive(headers: Headers, body: string, records: AgencyRecords, now: number): Response {
  const id = headers.get('webhook-id');
  if (!id) return refusal(400, 'the header webhook-id is missing');
  const signed = headers.has('webhook-signature');
  if (!signed && !records.trusting) return refusal(401, 'the header webhook-signature is missing');
  const flaw = signed ? flawIn(id, headers, body, records.secret, now) : undefined;
  if (flaw) return refusal(401, flaw);
  const message = parsed(body);
  if (!message) return refusal(400, 'the body is no JSON object');
  if (records.known.has(id)) return yes(records, 'known already');
  if (message.type !== 'ping') {
    const { title, text } = message.data ?? {};
    if (message.type !== 'press-release.published') return refusal(400, 'the type is unknown');
    if (typeof title !== 'string' || typeof text !== 'string') return refusal(400, 'data needs a title and a text');
    records.releases.push({ id, title, text, verified: signed, at: now });
  }
  records.known.add(id);
  return yes(records, message.type === 'ping' ? 'heard' : 'published');
}

/** What is wrong with a message's timestamp or signature, over the body exactly as it came. */
function flawIn(id: string, headers: Headers, body: string, secret: string, now: number): string | undefined {
  const timestamp = headers.get('webhook-timestamp') ?? '';
  if (!/^\d+$/.test(timestamp)) return 'webhook-timestamp is not in whole Unix seconds';
  if (Math.abs(Number(timestamp) - now / 1_000) > TOLERANCE_S) return 'webhook-timestamp is not of this moment';
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const right = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  const signatures = headers.get('webhook-signature')?.split(' ') ?? [];
  return signatures.some((signature) => same(signature, `v1,${right}`)) ? undefined : 'no signature matches';
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function parsed(body: string): Message | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function refusal(status: number, error: string): Response {
  return Response.json({ error }, { status });
}

function yes({ yes: status }: AgencyRecords, outcome: string): Response {
  const hasNoBody = status === 204 || status === 205;
  return hasNoBody ? new Response(null, { status }) : Response.json({ outcome }, { status });
}

function page({ releases }: AgencyRecords): Promise<Response> {
  const lines = releases.toReversed().map(({ title, text, verified, at }) => ({
    title,
    text,
    note: `${new Date(at).toISOString().slice(0, 16).replace('T', ', ')} UTC · ${verified ? 'sender verified by signature' : 'sender not verified'}`,
  }));
  return frontPage(
    'Quill & Harbour, press releases',
    'What our clients let us tell the world.',
    lines,
    'Nothing yet today.',
  );
}
