/** Lets people open the page, and reads what they saw. */
import type { World } from 'host-and-remote/grader';

/** What one person saw. */
export interface Seen {
  /** `failed`: no number was shown. */
  kind: 'fresh' | 'stale' | 'failed';
  /** Why it failed: `refused` by our own side, a status, or `no answer`. */
  why?: string;
  /** How long they waited, in milliseconds of the lab's clock. */
  waitedMs: number;
  /** When the number they saw had come from the booking system, in milliseconds of the lab's clock. */
  at?: number;
}

/** What the Host knows of its questions to the booking system. */
export interface Operations {
  calls: number;
  refused: number;
  /** What was waited for between attempts, in milliseconds, in order. */
  waits: number[];
}

/**
 * So many people open the page at the same moment.
 *
 * @param restaurants whose bookings they look at, in turn
 * @returns what each of them saw; an empty list when the Host could not show anything
 */
export async function rush(world: World, people: number, restaurants = ['LIS-01']): Promise<Seen[]> {
  const body = new URLSearchParams({ people: String(people), restaurants: restaurants.join() });
  const headers = { Accept: 'application/json' };
  try {
    const response = await fetch(`${world.url}/operations/rush`, { method: 'POST', body, headers });
    return response.status === 200 ? ((await response.json()) as Seen[]) : [];
  } catch {
    return []; // the Host was ended while they waited
  }
}

/** For instance “3 fresh, 2 failed (refused)”. */
export function summary(seen: readonly Seen[]): string {
  if (seen.length === 0) return 'nothing at all';
  const words = seen.map(({ kind, why }) => (why === undefined ? kind : `${kind} (${why})`));
  return [...Map.groupBy(words, (word) => word)].map(([word, { length }]) => `${length} ${word}`).join(', ');
}
