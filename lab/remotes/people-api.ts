/**
 * HR's people API, in two versions. Version 2 is announced, opened, and replaces version 1 at its Sunset, all by the
 * lab's clock: `Deprecation` (RFC 9745) and `Sunset` (RFC 8594) say so on every answer of version 1.
 */
import type { Clock } from '../company/clock.ts';
import { people } from '../company/seed/people.ts';
import { Remote } from './remote.ts';

/** What the API answers from; a check may change it. */
export interface PeopleRecords {
  /** The records of version 1, as they are sent. */
  v1: unknown[];
  /** The records of version 2. */
  v2: unknown[];
  /** Further properties beside `people`, in both versions. */
  envelope: Record<string, unknown>;
  /** When version 1 begins to announce its end, in milliseconds of the lab's clock. */
  announced: number;
  /** When version 2 opens. */
  opens: number;
  /** When version 1 ends. */
  sunset: number;
  /** The announcing headers word for word, in place of those that follow from the times; `null` leaves one out. */
  headers: { deprecation?: string | null; sunset?: string | null };
  /** Answers in place of a version, whatever its people and the day; undefined leaves it to answer by itself. */
  instead: (version: 1 | 2) => Response | Promise<Response> | undefined;
}

/** Two people who do not work here any more. HR remembers them; the directory does not. */
const FORMER = [
  { id: '00017', name: 'Greta Lund', office: 'BGO' },
  { id: '00064', name: 'Piet Maes', office: 'GNT' },
] as const;

/** Version 2 knows that he is on leave; version 1 has no word for it. */
const ON_LEAVE = '00055';

/** A running people API with its records in the open. Its version switch moves `/v1/people` to the new shape unannounced. */
export class HrPeople extends Remote {
  readonly records: PeopleRecords;

  constructor(clock: Clock) {
    const records: PeopleRecords = {
      v1: everybody().map(recordV1),
      v2: everybody().map(recordV2),
      envelope: { source: 'hr.people', count: everybody().length },
      announced: Date.parse('2026-03-09T00:00:00Z'),
      opens: Date.parse('2026-04-01T00:00:00Z'),
      sunset: Date.parse('2026-06-01T00:00:00Z'),
      headers: {},
      instead: () => undefined,
    };
    super('HR', clock, (request, version) => answer(request, version, records, clock.now()));
    this.records = records;
  }
}

interface Known {
  id: string;
  name: string;
  office: string | null;
  active: boolean;
}

function everybody(): Known[] {
  const staff = people.map(({ id, name, office }) => ({ id, name, office, active: true }));
  const former = FORMER.map((person) => ({ ...person, active: false }));
  return [...staff, ...former].toSorted((a, b) => a.id.localeCompare(b.id));
}

function recordV1({ id, name, office, active }: Known): object {
  const workplace = office === null ? {} : { workplace: office };
  return { id, displayName: name, ...workplace, status: active ? 'active' : 'left', costCentre: `MK-${id.slice(-2)}` };
}

function recordV2({ id, name, office, active }: Known): object {
  const [given, ...family] = name.split(' ');
  const state = id === ON_LEAVE ? 'on-leave' : active ? 'active' : 'left';
  return {
    employee: { id, costCentre: `MK-${id.slice(-2)}` },
    name: { given, family: family.join(' ') },
    location: office === null ? null : { office },
    employment: { state },
  };
}

function answer(request: Request, version: 1 | 2, records: PeopleRecords, now: number): Response | Promise<Response> {
  const asked = new URL(request.url).pathname.match(/^\/v([12])\/people$/)?.[1];
  if (asked === undefined) return Response.json({ error: 'not found' }, { status: 404 });
  if (request.method !== 'GET') {
    return Response.json({ error: 'use GET' }, { status: 405, headers: { Allow: 'GET' } });
  }
  const instead = records.instead(asked === '1' ? 1 : 2);
  return instead ?? (asked === '1' ? first(records, version, now) : second(records, now));
}

function first(records: PeopleRecords, version: 1 | 2, now: number): Response {
  if (now >= records.sunset) return Response.json({ error: 'version 1 has ended' }, { status: 410 });
  const headers = now >= records.announced ? announcement(records) : new Headers();
  return Response.json({ ...records.envelope, people: version === 2 ? records.v2 : records.v1 }, { headers });
}

function second(records: PeopleRecords, now: number): Response {
  if (now < records.opens) return Response.json({ error: 'not found' }, { status: 404 });
  return Response.json({ ...records.envelope, people: records.v2 });
}

function announcement({ announced, sunset, headers: worded }: PeopleRecords): Headers {
  const headers = new Headers();
  const { deprecation = `@${announced / 1_000}`, sunset: end = new Date(sunset).toUTCString() } = worded;
  if (deprecation !== null) headers.set('Deprecation', deprecation);
  if (end !== null) headers.set('Sunset', end);
  return headers;
}
