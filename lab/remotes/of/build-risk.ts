/** The Remote of Build risk's world. */
import { HrPeople } from '../people-api.ts';
import type { Remotes } from '../remotes.ts';

export const remotes: Remotes = ({ clock }) => ({ hr: new HrPeople(clock) });
