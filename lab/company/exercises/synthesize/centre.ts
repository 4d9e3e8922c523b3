/** The learner's part of the notification centre: called with care, and what it returns is checked. */
import type { Filter, Notification, Reading, Source, SourceState } from '../../../api/synthesize.ts';
import type { Sql } from '../../../api/sql.ts';
import { LearnerError } from '../../host/learner-error.ts';
import { shown } from '../../host/described.ts';
import { started, type LearnerModule } from '../../host/learner-module.ts';

/** The function that reads each dialect, and the step it belongs to. */
const READERS = {
  cloudevents: { name: 'readEvent', step: 'synthesize/accept' },
  syslog: { name: 'readLine', step: 'synthesize/one-scale' },
  otel: { name: 'readRecord', step: 'synthesize/one-scale' },
} as const;

/** A dialect that systems speak. */
export type Dialect = keyof typeof READERS;

/** What became of a message. */
export type Intake =
  | { outcome: 'kept' | 'known' }
  | { outcome: 'refused'; reason: string }
  /** Nobody has built what it takes to read or keep it. */
  | { outcome: 'not-started' };

/** What the Host hands in. */
export interface CentreWorld {
  sql: Sql;
  /** The lab's clock: milliseconds since 1970. */
  now: () => number;
  sources: Source[];
}

/** The notification centre's logic. All of it throws LearnerError where learner code does not do its part. */
export interface Centre {
  /** Takes in a message as it came. */
  takeIn(dialect: Dialect, body: string): Promise<Intake>;
  /** What one person sees, filtered; `filtered` is false while step 2 is missing, and then it is everything. */
  view(filter: Filter): Promise<{ items: Notification[]; filtered: boolean } | undefined>;
  /** The same items, most severe first; undefined while step 3 is missing. */
  bySeverity(items: Notification[]): Promise<Notification[] | undefined>;
  /** How things stand at every system; undefined while step 4 is missing. */
  states(): Promise<SourceState[] | undefined>;
}

/**
 * @param takesPart whether a step may take part; checks leave out the steps they are not about
 */
export function createCentre(
  learner: LearnerModule,
  { sql, now, sources }: CentreWorld,
  takesPart: (step: string) => boolean,
): Centre {
  /** What a step makes of it; undefined when the step is missing or left out. */
  async function ask<T>(step: string, work: () => Promise<T>): Promise<T | undefined> {
    return takesPart(step) ? started(work) : undefined;
  }

  async function takeIn(dialect: Dialect, body: string): Promise<Intake> {
    const { name, step } = READERS[dialect];
    const reading = await ask(step, async () => checkedReading(name, await learner.call(name, body)));
    if (!reading) return { outcome: 'not-started' };
    if (reading.outcome === 'refused') return reading;
    return (await keepOnce(reading)) ?? (await keep(reading)) ?? { outcome: 'not-started' };
  }

  function keepOnce({ item }: Accepted): Promise<Intake | undefined> {
    return ask('synthesize/filter', async () => {
      const isNew = await learner.call('storeOnce', item, now(), sql);
      if (typeof isNew !== 'boolean') {
        throw new LearnerError(`storeOnce() returned ${shown(isNew)} instead of true or false.`);
      }
      return { outcome: isNew ? 'kept' : 'known' };
    });
  }

  function keep({ item }: Accepted): Promise<Intake | undefined> {
    return ask('synthesize/accept', async () => {
      await learner.call('store', item, now(), sql);
      return { outcome: 'kept' };
    });
  }

  async function view(filter: Filter): ReturnType<Centre['view']> {
    const found = await ask('synthesize/filter', () => items('find', { ...filter }, sql));
    if (found) return { items: found, filtered: true };
    const all = await ask('synthesize/accept', () => items('list', sql));
    return all && { items: all, filtered: false };
  }

  async function items(name: string, ...values: unknown[]): Promise<Notification[]> {
    return checkedItems(name, await learner.call(name, ...values));
  }

  /** Hands them in by system and id, so that nobody can rely on the order in which find() returned them. */
  async function bySeverity(given: Notification[]): Promise<Notification[] | undefined> {
    const handedIn = given.map((item) => Object.freeze({ ...item })).toSorted(byName);
    return ask('synthesize/one-scale', () => items('bySeverity', Object.freeze(handedIn)));
  }

  async function states(): Promise<SourceState[] | undefined> {
    return ask('synthesize/silence', async () =>
      checkedStates(
        await learner.call(
          'askAll',
          sources.map((source) => ({ ...source })),
          sql,
        ),
        sources,
      ),
    );
  }

  return { takeIn, view, bySeverity, states };
}

type Accepted = Extract<Reading, { outcome: 'accepted' }>;

const TEXTS = ['source', 'id', 'type', 'person', 'title'] as const;

function checkedReading(name: string, value: unknown): Reading {
  const reading = value as { outcome?: unknown; item?: unknown; reason?: unknown } | null | undefined;
  if (reading?.outcome === 'refused') {
    return { outcome: 'refused', reason: typeof reading.reason === 'string' ? reading.reason : 'It is malformed.' };
  }
  if (reading?.outcome !== 'accepted') {
    throw new LearnerError(`${name}() returned ${shown(value)}, which is not a Reading.`);
  }
  const flaw = flawOf(reading.item);
  if (flaw) throw new LearnerError(`${name}() accepted ${shown(reading.item)}, which is not an Item: ${flaw}.`);
  return { outcome: 'accepted', item: reading.item as Notification };
}

/** What keeps a value from being an {@link Item}, if anything. */
function flawOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return 'it is no object';
  const item = value as Record<string, unknown>;
  const missing = TEXTS.find((name) => typeof item[name] !== 'string');
  if (missing) return `its ${missing} is ${shown(item[missing])} instead of a text`;
  return typeof item['severity'] === 'number'
    ? undefined
    : `its severity is ${shown(item['severity'])} instead of a number`;
}

function checkedItems(name: string, value: unknown): Notification[] {
  if (!Array.isArray(value)) {
    throw new LearnerError(`${name}() returned ${shown(value)} where a list of notifications belongs.`);
  }
  for (const item of value as unknown[]) {
    const flaw = flawOf(item) ?? timeFlawOf(item as Record<string, unknown>);
    if (flaw)
      throw new LearnerError(`${name}() returned a list with ${shown(item)} in it, which is no Notification: ${flaw}.`);
  }
  return value as Notification[];
}

function byName(one: Notification, other: Notification): number {
  return one.source.localeCompare(other.source) || one.id.localeCompare(other.id);
}

function timeFlawOf({ receivedAt }: Record<string, unknown>): string | undefined {
  return typeof receivedAt === 'number' ? undefined : `its receivedAt is ${shown(receivedAt)} instead of a number`;
}

function checkedStates(value: unknown, sources: Source[]): SourceState[] {
  if (!Array.isArray(value)) {
    throw new LearnerError(`askAll() returned ${shown(value)} where a list of states belongs.`);
  }
  const list = value as unknown[];
  return sources.map(({ source }, place) => {
    const flaw = stateFlawOf(list[place], source);
    if (flaw) {
      throw new LearnerError(
        `askAll() returned ${shown(list[place])} at place ${place + 1}, which is no SourceState of ${source}: ${flaw}.`,
      );
    }
    return list[place] as SourceState;
  });
}

/** What keeps a value from being a {@link SourceState} of this source, if anything. */
function stateFlawOf(value: unknown, source: string): string | undefined {
  if (typeof value !== 'object' || value === null) return 'it is no object';
  const state = value as Record<string, unknown>;
  const [open, asOf] = [shown(state['open']), shown(state['asOf'])];
  if (state['source'] !== source) return `its source is ${shown(state['source'])}`;
  switch (state['status']) {
    case 'current':
      if (!Number.isInteger(state['open'])) return `its open is ${open} instead of a whole number`;
      return isMoment(state['asOf']) ? undefined : `its asOf is ${asOf} instead of a moment`;
    case 'silent':
      if (state['open'] !== null) return `it is silent, and its open is ${open} instead of null`;
      if (state['asOf'] === null || isMoment(state['asOf'])) return undefined;
      return `its asOf is ${asOf} instead of a moment or null`;
    default:
      return `its status is ${shown(state['status'])} instead of "current" or "silent"`;
  }
}

/** Whether a value is a moment that a page can show. */
function isMoment(value: unknown): boolean {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}
