/**
 * How checks look at a deadline while a Remote falls silent amid its answer. On a busy machine a short deadline may end
 * before the Host has read anything, which says nothing about what happens to a deadline after that.
 */
import type { World } from '../runner/world.ts';
import type { Remote } from '../remotes/remote.ts';
import type { TestContext } from './check.ts';

/** Each is tried only when the one before was too short, in milliseconds. */
const DEADLINES_MS = [50, 250, 1_250];

/**
 * What comes of an act while a Remote falls silent amid its answer, with a deadline that ends after the answer has begun.
 *
 * @param act gets the deadline, in milliseconds
 */
export async function withSlowBody<T>(
  { world }: TestContext,
  remote: Remote,
  act: (deadlineMs: number) => Promise<T>,
): Promise<T> {
  remote.set({ mode: 'stall' });
  for (let place = 0; ; place++) {
    const deadlineMs = DEADLINES_MS[place]!;
    await world.setDeadline(deadlineMs);
    const hasBegun = watchAnswer(world, remote);
    const result = await act(deadlineMs);
    if (hasBegun(deadlineMs) || place === DEADLINES_MS.length - 1) return result;
  }
}

/**
 * Starts watching the answers of a Remote.
 *
 * @returns a function that stops, and says whether the Host had the beginning of an answer so many milliseconds after the
 *   start: it has dealt with two messages that were sent after the answer
 */
export function watchAnswer(world: World, remote: Remote): (ms: number) => boolean {
  const [begun, before] = [performance.now(), remote.received.length];
  let hadMs = Infinity;
  const look = async () => {
    await world.caughtUp();
    await world.caughtUp();
    hadMs = Math.min(hadMs, performance.now() - begun);
  };
  const note = () => {
    if (!remote.received.slice(before).some(({ reply }) => reply)) return;
    remote.off('change', note);
    setImmediate(() => void look()); // the Remote puts an answer on record right before it sends it
  };
  remote.on('change', note);
  return (ms) => {
    remote.off('change', note);
    return hadMs < ms;
  };
}
