/** Fetches the rows behind the report on desserts, and stages them in tables. */
import type { RemoteAccess } from '../../../api/remote.ts';
import type { Sql } from '../../../api/sql.ts';
import type { StagedSource } from '../../../api/synthesize.ts';

/** The rows of one system, and the moment they describe. */
interface Staged {
  asOf: string;
  rows: unknown[][];
}

/** A system, and how its answer becomes rows. */
export interface Feed {
  table: StagedSource['table'];
  /** Its id in `lab/remotes/of/synthesize.ts`. */
  remote: string;
  name: string;
  /** What it knows, to finish “knows …”. */
  knows: string;
  path: string;
  columns: readonly string[];
  /**
   * @throws when the answer is not what it should be
   */
  read: (answer: never) => Staged;
}

interface Lines {
  closedAt: string;
  lines: { ticket: string; store: string; soldAt: string; plu: number; qty: number; unitPrice: string }[];
}
interface Menus {
  asOf: string;
  menus: { restaurant: string; dishes: { number: number; name: string; course: string }[] }[];
}
interface Shifts {
  asOf: string;
  shifts: { site: number; date: string; shift: string; staff: { employee: string; role: string }[] }[];
}
interface Results {
  as_of: string;
  results: { employee_id: string; restaurant: string; percentile: number }[];
}

/** The systems behind the report, in the order in which they are shown. */
export const feeds: readonly Feed[] = [
  {
    table: 'sale',
    remote: 'sales',
    name: 'Sales ledger',
    knows: 'what was sold, when, and for how much',
    path: '/lines',
    columns: ['ticket', 'restaurant', 'soldAt', 'dish', 'quantity', 'priceCents'],
    read: ({ closedAt, lines }: Lines) => ({
      asOf: closedAt,
      rows: lines.map((line) => [line.ticket, line.store, line.soldAt, line.plu, line.qty, cents(line.unitPrice)]),
    }),
  },
  {
    table: 'dish',
    remote: 'inventory',
    name: 'Inventory',
    knows: 'which dishes are desserts',
    path: '/menus',
    columns: ['restaurant', 'number', 'name', 'course'],
    read: ({ asOf, menus }: Menus) => ({
      asOf,
      rows: menus.flatMap(({ restaurant, dishes }) =>
        dishes.map(({ number, name, course }) => [restaurant, number, name, course]),
      ),
    }),
  },
  {
    table: 'duty',
    remote: 'rota',
    name: 'Rota',
    knows: 'who was on duty',
    path: '/shifts',
    columns: ['restaurant', 'businessDate', 'shift', 'employee', 'role'],
    read: ({ asOf, shifts }: Shifts) => ({
      asOf,
      rows: shifts.flatMap(({ site, date, shift, staff }) =>
        staff.map(({ employee, role }) => [site, date, shift, employee, role]),
      ),
    }),
  },
  {
    table: 'review',
    remote: 'reviews',
    name: 'Reviews',
    knows: 'in which percentile people are',
    path: '/results',
    columns: ['employee', 'restaurant', 'percentile'],
    read: ({ as_of, results }: Results) => ({
      asOf: as_of,
      rows: results.map(({ employee_id, restaurant, percentile }) => [employee_id, restaurant, percentile]),
    }),
  },
];

/**
 * Asks every system for its rows, side by side, and puts what comes into its table in place of what was there. The rows
 * of a system that gives no usable answer in time stay as they are.
 *
 * @returns what is staged now, in the order of {@link feeds}
 */
export async function stage(remote: (id: string) => RemoteAccess, sql: Sql): Promise<StagedSource[]> {
  const answers = await Promise.all(feeds.map((feed) => fetched(feed, remote(feed.remote)).catch(() => undefined)));
  return feeds.map((feed, place) => {
    const isNew = replaceRows(feed, answers[place], sql);
    const staged = sql.get<{ asOf: string }>('SELECT asOf FROM staged WHERE name = ?', [feed.table]);
    return { table: feed.table, status: isNew ? 'current' : 'silent', asOf: staged?.asOf ?? null };
  });
}

async function fetched({ path, read }: Feed, { url, fetch, deadlineMs }: RemoteAccess): Promise<Staged> {
  const response = await fetch(url + path, { signal: AbortSignal.timeout(deadlineMs) });
  if (response.status !== 200) throw new Error(`It answered ${response.status}.`);
  const staged = read((await response.json()) as never);
  if (Number.isNaN(Date.parse(staged.asOf))) throw new Error('It does not say what moment its answer describes.');
  return staged;
}

/**
 * @returns whether there were rows to put in; what does not fit the table counts as no answer
 */
function replaceRows({ table, columns }: Feed, staged: Staged | undefined, sql: Sql): boolean {
  if (!staged) return false;
  const values = columns.map((_, place) => `value ->> ${place}`).join(', ');
  try {
    sql.transaction(() => {
      sql.run(`DELETE FROM ${table}`);
      const insert = `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values} FROM json_each(?)`;
      sql.run(insert, [JSON.stringify(staged.rows)]);
      sql.run('INSERT OR REPLACE INTO staged (name, asOf) VALUES (?, ?)', [table, staged.asOf]);
    });
    return true;
  } catch {
    return false;
  }
}

/** A decimal text as cents, without a detour through fractions that a computer cannot write down. */
function cents(price: string): number {
  const [, euros, rest] = /^(\d+)\.(\d\d)$/.exec(price) ?? [];
  return Number(euros) * 100 + Number(rest);
}
