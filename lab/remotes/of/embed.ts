/** The Remotes of Embed's world. */
import { Events } from '../events.ts';
import { Statistics } from '../statistics.ts';
import type { Remotes } from '../remotes.ts';

/** Another seed makes another world. */
export const seeded = true;

export const remotes: Remotes = ({ clock, seed, host }) => {
  const statistics = new Statistics(clock, host, seed);
  return { statistics, events: new Events(clock, host, () => statistics.url) };
};
