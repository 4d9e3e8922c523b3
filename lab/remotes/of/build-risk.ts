/** The Remote of Build risk's world. */
import { HrPeople } from '../people-api.ts';
import type { Remotes } from '../remotes.ts';

/** Makes them, by the ids that the plugin asks for. */
export const remotes: Remotes = ({ clock }) => ({ hr: new HrPeople(clock) });
