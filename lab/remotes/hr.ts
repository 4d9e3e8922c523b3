/** HR: knows where everybody works, and answers with the caching headers of RFC 9111 and RFC 5861. */
import { hash } from 'node:crypto';
import type { Clock } from '../company/clock.ts';
import { people } from '../company/seed/people.ts';
import { Remote } from './remote.ts';
import type { StandIn } from './stand-in.ts';

/** What HR answers from; a check may change it. */
export interface HrRecords {
  /** Home office by user ID. A person without one is unknown to `/home-office`. */
  homeOffices: Map<string, string>;
  /** Seconds for `Cache-Control`. */
  maxAge: number;
  staleIfError: number;
}

/** A running HR system with its records in the open. */
export class Hr extends Remote {
  readonly records: HrRecords;
  /** Answers in HR's place, where a check wants it to. */
  readonly standIn: StandIn;

  constructor(clock: Clock) {
    const records: HrRecords = {
      homeOffices: new Map(people.flatMap(({ id, office }) => (office === null ? [] : [[id, office]]))),
      maxAge: 60,
      staleIfError: 600,
    };
    const standIn: StandIn = {};
    super('HR', clock, (request, version) => standIn.answer?.(request) ?? answer(request, version, records));
    this.records = records;
    this.standIn = standIn;
  }
}

function answer(request: Request, version: 1 | 2, records: HrRecords): Response {
  if (new URL(request.url).pathname !== '/home-office') return Response.json({ error: 'not found' }, { status: 404 });
  if (request.method !== 'GET') {
    return Response.json({ error: 'use GET' }, { status: 405, headers: { Allow: 'GET' } });
  }
  const userId = request.headers.get('X-User-Id');
  if (!userId) return Response.json({ error: 'the header X-User-Id is missing' }, { status: 400 });
  const office = records.homeOffices.get(userId);
  if (!office) return Response.json({ error: 'no home office on record' }, { status: 404 });
  return revalidated(request, JSON.stringify(representation(userId, office, version)), records);
}

function representation(userId: string, office: string, version: 1 | 2): object {
  if (version === 2) return { employee: { id: userId }, location: { office } };
  return { userId, homeOffice: office };
}

/** 304 when the client's `If-None-Match` still holds, else 200 with the body (RFC 9110, section 13.1.2). */
function revalidated(request: Request, body: string, records: HrRecords): Response {
  const etag = `"${hash('sha256', body, 'base64url').slice(0, 16)}"`;
  const headers = {
    'Cache-Control': `private, max-age=${records.maxAge}, stale-if-error=${records.staleIfError}`,
    ETag: etag,
    Vary: 'X-User-Id',
  };
  if (request.headers.get('If-None-Match') === etag) return new Response(null, { status: 304, headers });
  return new Response(body, { status: 200, headers: { ...headers, 'Content-Type': 'application/json' } });
}
