/**
 * The Synthesize story S1 as a simulation: four systems send Ada what needs her attention, in three dialects, and the
 * notification centre of The Pass makes one list of it.
 *
 * Pure and deterministic: what Ada sees follows from the settings, and nothing happens by chance. Times are in minutes after
 * midnight.
 */

export type SourceId = 'rota' | 'desk' | 'cold' | 'till';

/**
 * How a system writes down how severe something is. CloudEvents: a word, in the extension `severitytext` · syslog: 0
 * emergency to 7 debug (RFC 5424) · OpenTelemetry: a SeverityNumber from 1 to 24, where more is worse.
 */
export type Dialect = 'CloudEvents' | 'syslog' | 'OpenTelemetry';

/** A severity as its system wrote it. */
type Severity = string | number;

/** What a system has sent to Ada. */
export interface Message {
  source: SourceId;
  /** The system's own ID; two systems may use the same one. */
  id: string;
  title: string;
  severity: Severity;
  /** When it was sent. */
  at: number;
}

/** Everything that can be set: what the Remotes do, what The Pass does about it, and what Ada wants to see. */
export interface Settings {
  /** The system that has said nothing since {@link SILENT_FROM}. */
  silent: SourceId | 'nobody';
  /** Whether severities are brought onto OpenTelemetry's scale, or compared as they came. */
  scale: boolean;
  /** Whether two messages are the same when source and ID are, or when the ID is. */
  pair: boolean;
  /** Whether a silent system is shown as a gap, or as one that has nothing open. */
  gaps: boolean;
  /** What Ada wants to see is at least so severe. */
  least: 0 | 13 | 17;
}

/** One item of Ada's list. */
export interface Item extends Message {
  /** How severe the list takes it to be. */
  rank: Severity;
}

/** What the page says about one system. */
export interface SourceState {
  id: SourceId;
  /** How many items are open there; `null` for nobody knows. */
  open: number | null;
  /** When that was known. */
  asOf: number;
  silent: boolean;
}

/** The notification centre when Ada looks at it, or before. */
export interface Centre {
  settings: Settings;
  /** Whether Ada has opened it. */
  opened: boolean;
  /** What The Pass received, the first to come first. */
  received: readonly Message[];
  /** What Ada sees, the most severe first. */
  items: readonly Item[];
  /** What was thrown away as a repetition and was none. */
  lost: readonly Message[];
  /** What Ada's wish for severe items left out. */
  hidden: readonly Item[];
  sources: readonly SourceState[];
}

/** The systems and how they speak, from top to bottom. */
export const sources: Record<SourceId, { name: string; dialect: Dialect }> = {
  rota: { name: 'Rota', dialect: 'CloudEvents' },
  desk: { name: 'Maintenance', dialect: 'CloudEvents' },
  cold: { name: 'Cold store', dialect: 'syslog' },
  till: { name: 'Till', dialect: 'OpenTelemetry' },
};

/** When Ada looks: Monday, 08:55. */
const NOW = 8 * 60 + 55;

/** The silent system was heard last at this time. */
const SILENT_FROM = 8 * 60;

const DISHWASHER: Message = { source: 'desk', id: '2041', title: 'Dishwasher due', severity: 'info', at: 500 };

/** All that was sent, the first first. The rota and the maintenance desk both count from 2041. The desk sent one item twice. */
export const messages: readonly Message[] = [
  { source: 'till', id: '1187', title: 'Takings are counted', severity: 9, at: 425 },
  { source: 'cold', id: '731', title: 'No power', severity: 0, at: 492 },
  DISHWASHER,
  { ...DISHWASHER, at: 503 },
  { source: 'rota', id: '2041', title: 'Two servers are ill', severity: 'error', at: 511 },
  { source: 'cold', id: '732', title: 'Probe 4 answers', severity: 7, at: 530 },
  { source: 'till', id: '1188', title: 'Cards are slow', severity: 13, at: 532 },
];

/** Everybody speaks, and The Pass takes no care. */
export const BARE: Settings = { silent: 'nobody', scale: false, pair: false, gaps: false, least: 0 };

/** OpenTelemetry's number for each word of CloudEvents, and for syslog's 0 to 7. */
const WORDS: Record<string, number> = { info: 9, warning: 13, error: 17, critical: 21 };
const SYSLOG: readonly number[] = [21, 19, 18, 17, 13, 10, 9, 5];

/** The notification centre under these settings. */
export function centre(change: Partial<Settings> = {}, opened = true): Centre {
  const settings = { ...BARE, ...change };
  const received = messages.filter(({ source, at }) => source !== settings.silent || at < SILENT_FROM);
  const kept = collapse(received, settings);
  const ranked = kept.map((message) => ({ ...message, rank: settings.scale ? onScale(message) : message.severity }));
  const items = ranked.filter(({ rank }) => compare(rank, settings.least) >= 0);
  return {
    settings,
    opened,
    received,
    items: items.toSorted((a, b) => compare(b.rank, a.rank) || b.at - a.at),
    lost: received.filter((message) => !kept.some((one) => same(one, message, true))),
    hidden: ranked.filter((item) => !items.includes(item)),
    sources: states(settings),
  };
}

/** How severe a message is on OpenTelemetry's scale, from 1 to 24. */
export function onScale({ source, severity }: Message): number {
  if (typeof severity === 'string') return WORDS[severity]!;
  return sources[source].dialect === 'syslog' ? SYSLOG[severity]! : severity;
}

/** The first of all messages that are the same. */
function collapse(received: readonly Message[], { pair }: Settings): Message[] {
  return received.filter((message, index) => received.findIndex((one) => same(one, message, pair)) === index);
}

function same(a: Message, b: Message, pair: boolean): boolean {
  return a.id === b.id && (!pair || a.source === b.source);
}

/** Compares as a database does (SQLite): every word is more than any number, and words go by the alphabet. */
function compare(a: Severity, b: Severity): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : Number(a > b);
  return typeof a === 'string' ? 1 : -1;
}

/** What the page says about the systems. */
function states({ silent, gaps }: Settings): SourceState[] {
  return (Object.keys(sources) as SourceId[]).map((id) => {
    if (id === silent) return { id, open: gaps ? null : 0, asOf: SILENT_FROM, silent: true };
    const open = new Set(messages.filter(({ source }) => source === id).map((message) => message.id)).size;
    return { id, open, asOf: NOW, silent: false };
  });
}
