/** Lets people open the page, and reads what they saw. */
import type { Reply, TestContext, Session } from 'host-and-remote/grader';

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
export function rush(scene: TestContext, people: number, restaurants = ['LIS-01']): Promise<Seen[]> {
  const fields = { people: String(people), restaurants: restaurants.join() };
  return seenBy(scene, (door) => door.post('/operations/rush', fields));
}

/**
 * So many people open the page at once, and as many again and again as the clock goes on; nobody waits for them. Resolves
 * when everything has come to rest that does not wait for the clock.
 *
 * @param times how often they come
 * @param everyS how many seconds of the lab's clock lie between
 */
export async function keepComing(
  scene: TestContext,
  people: number,
  restaurants: string[],
  { times, everyS }: { times: number; everyS: number },
): Promise<void> {
  const crowd = { people: String(people), restaurants: restaurants.join() };
  await (await doorOf(scene)).post('/operations/crowds', { ...crowd, times: String(times), every: String(everyS) });
}

/** What all those saw whom nobody waited for, in the order in which they were let in. */
export function crowds(scene: TestContext): Promise<Seen[]> {
  return seenBy(scene, (door) => door.get('/operations/crowds.json'));
}

async function seenBy(scene: TestContext, ask: (door: Session) => Promise<Reply>): Promise<Seen[]> {
  try {
    const { status, html } = await ask(await doorOf(scene));
    return status === 200 ? (JSON.parse(html) as Seen[]) : [];
  } catch {
    return []; // the Host was ended while they waited
  }
}

/** Who lets people in, and looks at the Host's operations. */
const doors = new WeakMap<TestContext, Promise<Session>>();

/** The session of whoever lets people in and looks at the operations; they come in once, and wait as long as it takes. */
export function doorOf(scene: TestContext): Promise<Session> {
  const door = doors.get(scene) ?? scene.session('00107', Infinity);
  doors.set(scene, door);
  return door;
}

/** For instance “3 fresh, 2 failed (refused)”. */
export function summary(seen: readonly Seen[]): string {
  if (seen.length === 0) return 'nothing at all';
  const words = seen.map(({ kind, why }) => (why === undefined ? kind : `${kind} (${why})`));
  return [...Map.groupBy(words, (word) => word)].map(([word, { length }]) => `${length} ${word}`).join(', ');
}
