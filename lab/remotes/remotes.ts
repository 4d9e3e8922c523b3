/** How the Remotes of one exercise are made together. */
import type { Clock } from '../company/clock.ts';
import type { Remote } from './remote.ts';

/** What Remotes are made with. */
interface RemotesContext {
  clock: Clock;
  /** Chooses among equals, the same way every time. */
  seed: number;
  /** Where the Host listens, without a slash at the end, for Remotes that call it. */
  host: () => string;
}

/**
 * Makes the Remotes of one exercise's world, by a short id for addresses. Each exercise has a file
 * `lab/remotes/of/<module>.ts` that exports it as `remotes`; the world loads it by path and knows no exercise by name.
 */
export type Remotes = (context: RemotesContext) => Readonly<Record<string, Remote>>;
