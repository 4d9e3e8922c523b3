/** The Remotes of Embed's world. */
import { Events } from '../remotes/events.ts';
import { Statistics } from '../remotes/statistics.ts';
import type { Remotes } from '../world/world.ts';

/** Another seed makes another world. */
export const seeded = true;

export const remotes: Remotes = ({ clock, seed, host }) => {
  const statistics = new Statistics(clock, host, seed);
  return { statistics, events: new Events(clock, host, () => statistics.url) };
};
