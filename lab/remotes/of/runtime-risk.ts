/** The Remotes of Runtime risk's world. */
import { Bookings } from '../bookings.ts';
import { Tides } from '../tides.ts';
import type { Remotes } from '../remotes.ts';

/** Another seed makes another world. */
export const seeded = true;

export const remotes: Remotes = ({ clock }) => ({ bookings: new Bookings(clock), tides: new Tides(clock) });
