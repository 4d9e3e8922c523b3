/** The Remotes of Embed's world. */
import { Events } from '../events.ts';
import { Statistics } from '../statistics.ts';
import type { Remotes } from '../remotes.ts';

/** Tells the bench to offer a choice of seeds: another seed makes another world. */
export const seeded = true;

/** Makes them, by the ids that the plugin asks for. */
export const remotes: Remotes = ({ clock, seed, host }) => {
  const events: Events = new Events(clock, host, () => statistics.url);
  const form = { url: () => `${events.url}/widget`, events: () => [...events.records.events.keys()] };
  const statistics: Statistics = new Statistics(clock, host, seed, form);
  return { statistics, events };
};
