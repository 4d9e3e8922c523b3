/** Where a talk was. A presenter view writes it down, so that a window that comes back after a crash finds it. */
import { FORGOTTEN_MS } from './shared.ts';

/** A moment of a talk. */
export interface Place {
  slide: number;
  clicks: number;
}

const key = () => `host-and-remote:place ${location.pathname}`;

/** Writes down where the presenter is. */
export function keepPlace(place: Place): void {
  localStorage.setItem(key(), JSON.stringify({ ...place, at: Date.now() }));
}

/** Where the presenter was last, if that was in this half of the day. */
export function keptPlace(): Place | undefined {
  const { slide, clicks, at } = JSON.parse(localStorage.getItem(key()) ?? '{}') as Partial<Place & { at: number }>;
  if (slide === undefined || at === undefined || Date.now() - at > FORGOTTEN_MS) return undefined;
  return { slide, clicks: clicks ?? 0 };
}
