/** The Remotes of Embed's world. */
import { Events } from '../events.ts';
import { Statistics } from '../statistics.ts';
import type { Remotes } from '../remotes.ts';

/** Tells the bench to offer a choice of seeds: another seed makes another world. */
export const seeded = true;

/** Makes them, by the ids that the plugin asks for. */
export const remotes: Remotes = ({ clock, seed, host }) => {
  const statistics = new Statistics(clock, host, seed);
  return { statistics, events: new Events(clock, host, () => statistics.url) };
};
