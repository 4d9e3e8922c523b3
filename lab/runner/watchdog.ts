/** Asks the Host's process for a sign of life, and ends it when learner code keeps it from answering, as an endless loop does. */
import type { HostProcess } from './host-process.ts';

/** How long learner code may keep the process from answering, in milliseconds. */
export const SILENCE_MS = 2_000;
/** How much processor time the process must have had in its silence for its code to be blamed, in milliseconds. */
const BUSY_MS = 0.75 * SILENCE_MS;
/** After so long, in milliseconds, it is blamed even if it had none: code can also wait and keep everybody waiting. */
const STUCK_MS = 10_000;
const BEAT_MS = 250;

/** How long a process may sit idle while it loads a learner's file, in milliseconds. */
const IDLE_MS = 2_000;
/** How long loading may take when it is never idle, in milliseconds. */
const LOADING_MS = 20_000;

/**
 * Asks a process for signs of life from the moment it is ready, and ends it when there are none. It counts questions
 * without an answer and the processor time that went into the silence, not time that went by, so that a machine that
 * slept or was busy blames nobody.
 *
 * @returns a function that stops watching
 */
export function startWatchdog(process: HostProcess): () => void {
  let unanswered = 0;
  let cpuBefore = 0;
  let beat: NodeJS.Timeout | undefined;
  const isBlamed = () => {
    const silentMs = unanswered * BEAT_MS;
    if (silentMs < SILENCE_MS) return false;
    return silentMs >= STUCK_MS || (process.cpuMs() ?? Infinity) - cpuBefore >= BUSY_MS;
  };
  const ask = () => {
    if (unanswered === 1) cpuBefore = process.cpuMs() ?? 0;
    if (isBlamed()) return process.end({ message: SILENT });
    unanswered += 1;
    process.ask({ ask: 'alive' }).then(
      () => (unanswered = 0),
      () => clearInterval(beat),
    );
  };
  let watching = true;
  process.ready().then(
    () => {
      if (watching) beat = setInterval(ask, BEAT_MS);
    },
    () => undefined,
  );
  return () => {
    watching = false;
    clearInterval(beat);
  };
}

/**
 * Ends a process that waits for ever while it loads a learner's file. It counts how long the process had nothing to do,
 * not time that went by, so that a slow machine blames nobody.
 *
 * @returns a function that stops watching
 */
export function startLoadingWatchdog(process: HostProcess): () => void {
  const begun = performance.now();
  let idleBefore: number | undefined;
  let watching = true;
  const look = async () => {
    const { idleMs = 0 } = await process.ask({ ask: 'alive' });
    idleBefore ??= idleMs;
    const tookMs = performance.now() - begun;
    if (watching && (idleMs - idleBefore >= IDLE_MS || tookMs >= LOADING_MS)) process.end({ message: loading(tookMs) });
  };
  const beat = setInterval(() => void look().catch(() => clearInterval(beat)), BEAT_MS);
  return () => {
    watching = false;
    clearInterval(beat);
  };
}

function loading(ms: number): string {
  return `it was still loading after ${Math.round(ms / 1_000)} seconds; look for a loop or an await outside your functions`;
}

const SILENT = `your code did not give control back for ${SILENCE_MS / 1000} seconds; look for a loop that never ends`;
