/** The Remotes of Runtime risk's world. */
import { Bookings } from '../bookings.ts';
import { Tides } from '../tides.ts';
import type { Remotes } from '../remotes.ts';

/** Tells the bench to offer a choice of seeds: another seed makes another world. */
export const seeded = true;

/** Makes them, by the ids that the plugin asks for. */
export const remotes: Remotes = ({ clock }) => ({ bookings: new Bookings(clock), tides: new Tides(clock) });
