/** The Remotes' switches, as the bench offers them and as its requests name them. */
import { STATUS_CODES } from 'node:http';
import type { Switches } from '../remotes/remote.ts';

/** A request asked for something that does not exist; the message says in one sentence what would. */
export class Nonsense extends Error {
  override name = 'Nonsense';
}

/** The ways in which a Remote can behave, beside answering with a status, in the order of the bench. */
export const MODES: readonly { mode: Exclude<Switches['mode'], number>; label: string; says: string }[] = [
  { mode: 'well', label: 'Well', says: 'answers as it should' },
  { mode: 'offline', label: 'Offline', says: 'drops every connection at once' },
  { mode: 'hang', label: 'Never answers', says: 'takes every request and never answers' },
  { mode: 'stall', label: 'Half an answer', says: 'sends half of its answer, then falls silent' },
  { mode: 'die', label: 'Breaks off', says: 'sends half of its answer, then hangs up' },
  { mode: 'lose', label: 'Loses its answer', says: 'does what it is asked, then hangs up without a word' },
  { mode: 'garbage', label: 'Garbage', says: 'answers 200 with a page of HTML' },
  { mode: 'limited', label: 'Too busy', says: 'answers 429 and asks to wait so many seconds' },
  { mode: 'limited-until', label: 'Too busy until …', says: 'answers 429 and names the time when to come back' },
];

/** Statuses worth trying, for the bench's menu. */
export const STATUSES: readonly number[] = [400, 401, 403, 404, 410, 429, 500, 502, 503, 504];

/** Seeds go from 1 to here. */
export const HIGHEST_SEED = 9_999;
const LOWEST_STATUS = 400;
const HIGHEST_STATUS = 599;
/** The longest that a Remote can be slowed by, in milliseconds. */
export const SLOWEST_MS = 60_000;
/** The furthest that the clock can be set forward at once, in milliseconds. */
export const FURTHEST_MS = 366 * 24 * 60 * 60 * 1_000;

/** The switches as a sentence, for instance “HR sends half of its answer, then hangs up, each time after 200 ms.” */
export function sentence(name: string, { mode, slowMs, version }: Switches): string {
  const does =
    typeof mode === 'number'
      ? `answers everything with ${`${mode} ${STATUS_CODES[mode] ?? ''}`.trim()}`
      : MODES.find((one) => one.mode === mode)?.says;
  const late = slowMs > 0 ? `, each time after ${slowMs} ms` : '';
  const spoken = version === 2 ? ' It speaks version 2.' : '';
  return `${name} ${does}${late}.${spoken}`;
}

/**
 * Understands a request for other switches.
 *
 * @param value for instance `{"mode": "offline"}`, `{"mode": 503}`, `{"slowMs": 1200}` or `{"version": 2}`
 * @throws Nonsense
 */
export function readSwitches(value: unknown): Partial<Switches> {
  const wanted = fields(value, ['mode', 'slowMs', 'version']);
  if (Object.keys(wanted).length === 0) throw new Nonsense('Name at least one switch: mode, slowMs or version.');
  if ('mode' in wanted && !isMode(wanted['mode'])) {
    const modes = MODES.map(({ mode }) => mode).join(', ');
    throw new Nonsense(`The mode must be one of ${modes}, or a status from ${LOWEST_STATUS} to ${HIGHEST_STATUS}.`);
  }
  if ('slowMs' in wanted && !isWhole(wanted['slowMs'], 0, SLOWEST_MS)) {
    throw new Nonsense(`slowMs must be a whole number from 0 to ${SLOWEST_MS}.`);
  }
  if ('version' in wanted && wanted['version'] !== 1 && wanted['version'] !== 2) {
    throw new Nonsense('The version must be 1 or 2.');
  }
  return wanted;
}

/**
 * Understands a request to set the clock forward.
 *
 * @param value for instance `{"ms": 60000}`
 * @throws Nonsense
 */
export function readForward(value: unknown): number {
  const { ms } = fields(value, ['ms']);
  if (isWhole(ms, 1, FURTHEST_MS)) return ms;
  throw new Nonsense(`ms must be a whole number from 1 to ${FURTHEST_MS}: the lab’s clock only goes forward.`);
}

/**
 * Understands a request to start again.
 *
 * @param value for instance `{}`, or `{"seed": 7}`
 * @returns the seed; undefined for the same as before
 * @throws Nonsense
 */
export function readSeed(value: unknown): number | undefined {
  const { seed } = fields(value, ['seed']);
  if (seed === undefined || isWhole(seed, 1, HIGHEST_SEED)) return seed;
  throw new Nonsense(`The seed must be a whole number from 1 to ${HIGHEST_SEED}.`);
}

function fields(value: unknown, known: string[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Nonsense('Send a JSON object.');
  const stranger = Object.keys(value).find((name) => !known.includes(name));
  if (stranger === undefined) return value as Record<string, unknown>;
  throw new Nonsense(
    `There is no “${stranger.slice(0, 40)}” here; there ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}.`,
  );
}

function isMode(value: unknown): value is Switches['mode'] {
  return isWhole(value, LOWEST_STATUS, HIGHEST_STATUS) || MODES.some(({ mode }) => mode === value);
}

function isWhole(value: unknown, from: number, to: number): value is number {
  return Number.isInteger(value) && (value as number) >= from && (value as number) <= to;
}
