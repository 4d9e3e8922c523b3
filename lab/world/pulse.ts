/** Notices when learner code keeps the Host's process from answering, as an endless loop does. */
import type { HostProcess } from './host-process.ts';

/** How long learner code may keep the process from answering, in milliseconds. */
export const SILENCE_MS = 2_000;
const BEAT_MS = 250;

/**
 * Asks a process for signs of life from the moment it is ready, and ends it when there are none. It counts questions
 * without an answer, not time that went by, so that a machine that slept or was busy blames nobody.
 *
 * @returns a function that stops watching
 */
export function watchPulse(process: HostProcess): () => void {
  let unanswered = 0;
  let beat: NodeJS.Timeout | undefined;
  const ask = () => {
    if (unanswered * BEAT_MS >= SILENCE_MS) {
      process.end({ message: SILENT });
      return;
    }
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

const SILENT = `your code did not give control back for ${SILENCE_MS / 1000} seconds; look for a loop that never ends`;
