/** The Remotes of Runtime risk's world. */
import { Bookings } from '../remotes/bookings.ts';
import { Tides } from '../remotes/tides.ts';
import type { Remotes } from '../world/world.ts';

/** Another seed makes another world. */
export const seeded = true;

export const remotes: Remotes = ({ clock }) => ({ bookings: new Bookings(clock), tides: new Tides(clock) });
