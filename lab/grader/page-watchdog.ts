/** Asks a page for a sign of life, and notices when code in it keeps it from answering, as an endless loop does. */
import type { Page } from 'playwright';
import { SILENCE_MS } from '../runner/watchdog.ts';
import { onTimeout } from '../project/timeouts.ts';

/** How long after an answer the next question is asked, in milliseconds. Most checks end before the first question. */
const BEAT_MS = 500;

/**
 * Asks a page for signs of life, now and then.
 *
 * @param onSilence called once, when the page has not answered for {@link SILENCE_MS} of patience
 * @returns a function that stops watching
 */
export function startPageWatchdog(page: Pick<Page, 'evaluate'>, onSilence: () => void): () => void {
  let watching = true;
  let stopWaiting = () => {};
  let beat = setTimeout(ask, BEAT_MS);

  function ask(): void {
    stopWaiting = onTimeout(SILENCE_MS, onSilence);
    page.evaluate('0').then(answered, answered); // a page that is closed or moves on has answered, too
  }

  function answered(): void {
    stopWaiting();
    if (watching) beat = setTimeout(ask, BEAT_MS);
  }

  return () => {
    watching = false;
    clearTimeout(beat);
    stopWaiting();
  };
}
