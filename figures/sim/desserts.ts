/**
 * The Synthesize story S2 as a simulation: one evening of one restaurant, as a sales ledger and a rota with reviews have it,
 * and what a report makes of it. The two list different things, a dish sold and a person on duty, so that their rows must not
 * meet before each has become one row for the shift.
 *
 * Pure and deterministic: what the report says follows from the settings.
 */

/** A line of the sales ledger. */
export interface Line {
  dish: string;
  quantity: number;
  /** The restaurant's local time. */
  soldAt: string;
}

/** A person on duty, with their latest review. */
export interface Duty {
  role: 'server' | 'chef';
  /** `null` when nobody has reviewed them yet. */
  percentile: number | null;
}

/** Everything that can be set: how many servers there were, and the care that the report takes. */
export interface Settings {
  /** From {@link FEWEST} to {@link MOST}. */
  servers: number;
  /** Whether both sides become one row for the shift before they meet. */
  grain: boolean;
  /** Whether the evening lasts until 05:00, so that a ticket from 00:15 belongs to it. */
  night: boolean;
  /** Whether servers without a review are servers. */
  everyone: boolean;
  /** Whether people of the kitchen are left out. */
  servingOnly: boolean;
}

/** A row that one side brings, and whether the report uses it. */
type Used<Row> = Row & { used: boolean };

/** What the report makes of the evening. */
export interface Report {
  settings: Settings;
  /** Whether the two sides have met. */
  joined: boolean;
  lines: readonly Used<Line>[];
  duties: readonly Used<Duty>[];
  /** How many rows there are after they have met. */
  rows: number;
  /** How many desserts the report counts. */
  desserts: number;
  /** How many of the people that it counts are in the 90th percentile, and how many it counts. */
  top: number;
  counted: number;
  /** Whether that is more than 75 %. */
  above: boolean;
}

/** The desserts of the evening, in the order in which they were sold. */
const LINES: readonly Line[] = [
  { dish: 'tarts', quantity: 3, soldAt: '20:10' },
  { dish: 'pavlovas', quantity: 2, soldAt: '22:40' },
  { dish: 'cake', quantity: 1, soldAt: '00:15' },
];

/** The servers, as they are called to work, and the chef. */
const SERVERS: readonly Duty[] = [95, 92, null, 91, 97].map((percentile) => ({ role: 'server', percentile }));
const CHEF: Duty = { role: 'chef', percentile: 94 };

export const FEWEST = 3;
export const MOST = SERVERS.length;

/** A report that takes no care at all. */
export const BARE: Settings = { servers: 4, grain: false, night: false, everyone: false, servingOnly: false };

/** A report that takes care of everything. */
export const CAREFUL: Settings = { servers: 4, grain: true, night: true, everyone: true, servingOnly: true };

/** What the report says under these settings. */
export function report(change: Partial<Settings> = {}, joined = true): Report {
  const settings = { ...CAREFUL, ...change };
  const lines = LINES.map((line) => ({ ...line, used: settings.night || line.soldAt > '05:00' }));
  const duties = onDuty(settings).map((duty) => ({ ...duty, used: isCounted(duty, settings) }));
  const counted = duties.filter(({ used }) => used);
  const sold = lines.filter(({ used }) => used);
  const desserts = sold.reduce((sum, { quantity }) => sum + quantity, 0);
  const top = counted.filter(({ percentile }) => percentile !== null && percentile >= 90).length;
  return {
    settings,
    joined,
    lines,
    duties,
    rows: settings.grain ? 1 : sold.length * counted.length,
    desserts: settings.grain ? desserts : desserts * counted.length,
    top,
    counted: counted.length,
    above: top / counted.length > 0.75,
  };
}

function onDuty({ servers }: Settings): Duty[] {
  return [...SERVERS.slice(0, Math.min(Math.max(servers, FEWEST), MOST)), CHEF];
}

function isCounted({ role, percentile }: Duty, { everyone, servingOnly }: Settings): boolean {
  return (role === 'server' || !servingOnly) && (percentile !== null || everyone);
}
