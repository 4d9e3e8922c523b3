/**
 * Load-aware timeouts: how checks wait. Ten times a second, while somebody waits, the system is asked how long the cores
 * were idle. Time counts in full when they were idle for a quarter of it, all together, and as a third otherwise. So
 * code is not blamed for a machine on which everything is slow. What is counted this way is called milliseconds of
 * patience.
 */
import { cpus } from 'node:os';

/** How long a page may take before a check calls it missing, in milliseconds of patience. */
export const PAGE_TIMEOUT_MS = 5_000;
/** A timeout lasts at most so many times longer, on a machine whose cores are never idle. */
export const MAX_STRETCH = 3;

/** A machine has a moment to spare when its cores, all together, are idle for this part of the time. */
const SPARE = 0.25;
const BEAT_MS = 100;
/** A gap between two beats that is longer than this means that the machine slept, and counts as this much, in milliseconds. */
const LONGEST_BEAT_MS = 1_000;

interface Wait {
  leftMs: number;
  sinceMs: number;
  expire: () => void;
}

const waits = new Set<Wait>();
let beat: NodeJS.Timeout | undefined;
let last = { atMs: 0, idleMs: 0 };

/**
 * Waits for something, but not longer than a timeout.
 *
 * @param ms how long that is on a machine that has a moment to spare, in milliseconds
 */
export async function raceTimeout<T>(work: Promise<T>, ms: number): Promise<T | 'late'> {
  const late = Promise.withResolvers<'late'>();
  const stop = onTimeout(ms, () => late.resolve('late'));
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    stop();
  }
}

/**
 * Does something that can be broken off, and breaks it off when the timeout ends.
 *
 * @param ms how long that is on a machine that has a moment to spare, in milliseconds
 * @param act gets the signal to break off
 * @throws a `TimeoutError` when the timeout ended
 */
export async function withTimeout<T>(ms: number, act: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const end = new AbortController();
  const result = await raceTimeout(act(end.signal), ms);
  if (result !== 'late') return result;
  const error = new DOMException('Patience has ended.', 'TimeoutError');
  end.abort(error);
  throw error;
}

/**
 * Calls a function when a timeout ends.
 *
 * @param ms how long that is on a machine that has a moment to spare, in milliseconds
 * @returns a function that stops waiting
 */
export function onTimeout(ms: number, expire: () => void): () => void {
  if (waits.size === 0) {
    last = machine();
    beat = setInterval(look, BEAT_MS);
  }
  const wait = { leftMs: ms, sinceMs: performance.now(), expire };
  waits.add(wait);
  return () => forget(wait);
}

/**
 * How much of a stretch of time counts towards a timeout, in milliseconds.
 *
 * @param wallMs how long it was, in milliseconds
 * @param idleMs for how long the machine's cores were idle meanwhile, added up, in milliseconds
 */
export function countedMs(wallMs: number, idleMs: number): number {
  return Math.min(wallMs, LONGEST_BEAT_MS) / (idleMs >= SPARE * wallMs ? 1 : MAX_STRETCH);
}

function look(): void {
  const before = last;
  last = machine();
  const share = countedMs(last.atMs - before.atMs, last.idleMs - before.idleMs) / (last.atMs - before.atMs);
  for (const wait of waits) {
    wait.leftMs -= share * (last.atMs - Math.max(before.atMs, wait.sinceMs));
    if (wait.leftMs > 0) continue;
    // What has arrived meanwhile, and could not be told yet, is told first; it may be what was waited for.
    setImmediate(() => {
      if (!waits.has(wait)) return;
      forget(wait);
      wait.expire();
    });
  }
}

function forget(wait: Wait): void {
  waits.delete(wait);
  if (waits.size === 0) clearInterval(beat);
}

function machine(): { atMs: number; idleMs: number } {
  return { atMs: performance.now(), idleMs: cpus().reduce((sum, { times }) => sum + times.idle, 0) };
}
