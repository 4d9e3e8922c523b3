/** HR's nightly export: everybody who works here, as CSV (RFC 4180), as a system of some age writes it. */
import type { Clock } from '../company/clock.ts';
import { people } from '../company/seed/people.ts';
import { frontPage } from './front-page.ts';
import { Remote } from './remote.ts';

/** What the export holds; a check may change it. */
export interface ExportRecords {
  /** The file as it is handed out, in place of the one that belongs to the night. */
  file: string | undefined;
}

const DAY_MS = 24 * 60 * 60 * 1_000;
const PATH = '/exports/employees.csv';

/** A running HR export. Every night it has another file: people come, people go, and not every row is well. */
export class HrExport extends Remote {
  readonly records: ExportRecords;

  constructor(clock: Clock) {
    const records: ExportRecords = { file: undefined };
    super('HR', clock, (request) => answer(request, records.file ?? fileOf(clock.now())));
    this.records = records;
  }
}

function answer(request: Request, file: string): Response | Promise<Response> {
  const { pathname } = new URL(request.url);
  if (request.method !== 'GET') {
    return Response.json({ error: 'use GET' }, { status: 405, headers: { Allow: 'GET' } });
  }
  if (pathname === '/') {
    const about = `Last night’s file, as it lies under ${PATH}.`;
    return frontPage('HR, nightly export', about, [{ title: 'employees.csv', note: 'CSV', text: file }], 'Empty.');
  }
  if (pathname !== PATH) return Response.json({ error: 'not found' }, { status: 404 });
  return new Response(Buffer.from(file), { headers: { 'Content-Type': 'text/csv; charset=utf-8; header=present' } });
}

/** One employee as HR writes them down. */
interface Employee {
  externalId: string;
  userName: string;
  displayName: string;
  title: string;
  active: string;
  address: string;
}

const HEADER = ['externalId', 'userName', 'displayName', 'title', 'active', 'address'] as const;

/** Who starts on which night, counted from the first. */
const NEWCOMERS: readonly Employee[][] = [
  [
    employee('00221', 'AHopper', 'Agnes Hopper', 'sous-chef, "cold side"', '3 Ribeira Nova\r\n1200-371 Lisbon'),
    employee('00222', 'jo.smith.2', 'Smith, "Jo"', 'waiter', ''),
  ],
  [employee('00230', 'åse.lund', 'Åse Lund', 'baker', 'Vågsallmenningen 4\r\n5014 Bergen')],
  [
    employee('00231', 'ahopper', 'Aled Hopper', 'porter', 'Flood Street, Galway'),
    employee('00232', 'piero.zorzi', 'Piero Zorzi', 'barista', ''),
  ],
];

function employee(externalId: string, userName: string, displayName: string, title: string, address: string): Employee {
  return { externalId, userName, displayName, title, active: 'true', address };
}

/**
 * The file of the night before a moment.
 *
 * @param now milliseconds since 1970
 */
function fileOf(now: number): string {
  const nights = Math.floor(now / DAY_MS) - Math.floor(FIRST / DAY_MS);
  const staff = people.map(({ id, username, name, role }) => employee(id, username, name, role, ''));
  const come = NEWCOMERS.slice(0, nights + 1).flat();
  if (nights <= 0) return write(HEADER, [...staff, ...come], '\ufeff');
  if (nights === 1)
    return write(
      ['userName', 'costCentre', 'active', 'externalId', 'displayName', 'address', 'title'],
      [...staff.slice(1), ...come],
      '',
    );
  return `${write(HEADER, [...staff, ...come], '\ufeff')}00233,no.title,"Nora Title",true`;
}

/** The first morning of the lab: Monday, 2 March 2026. */
const FIRST = Date.parse('2026-03-02T00:00:00Z');

/**
 * @param header the columns, in this order; one that nobody knows is the cost centre
 */
function write(header: readonly string[], employees: readonly Employee[], mark: string): string {
  const rows = employees.map((one) => header.map((name) => cell(name in one ? one[name as keyof Employee] : 'MK-7')));
  return mark + [header, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

/** Quotes a field that has to be quoted (RFC 4180, section 2). */
function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
