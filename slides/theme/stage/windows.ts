/** How the windows of a talk get on with each other. */
import { syncDirections } from '@slidev/client/state/index.ts';

/** What a person does with a window. */
const USES = ['keydown', 'pointerdown', 'touchstart', 'wheel'];
/** A use turns a page within this time, in milliseconds. */
const EFFECT_MS = 2000;

/**
 * Lets this window turn the pages of the others only while somebody uses it. A window in the background is told late of
 * what happened; Slidev would have it pass on old pages when it comes to the front, and throw the presenter back.
 */
export function leadOnlyWhenUsed(): void {
  const lead = (does: boolean) => {
    syncDirections.value.viewerSend = does;
    syncDirections.value.presenterSend = does;
  };
  let end: ReturnType<typeof setTimeout> | undefined;
  // A presenter view says once where it is: Slidev would otherwise send it to the first slide.
  lead(location.hash.startsWith('#/presenter'));
  if (syncDirections.value.presenterSend) end = setTimeout(() => lead(false), EFFECT_MS);
  for (const use of USES) {
    const used = () => {
      clearTimeout(end);
      lead(true);
      end = setTimeout(() => lead(false), EFFECT_MS);
    };
    window.addEventListener(use, used, { capture: true, passive: true });
  }
}

/** Gives types a place to appear in, also in the presenter view, which brings none. */
export function placeForTypes(): void {
  if (document.querySelector('#twoslash-container')) return;
  const container = document.createElement('div');
  container.id = 'twoslash-container';
  document.body.append(container);
}
