/** The Remote of Build risk's world. */
import { HrPeople } from '../remotes/people-api.ts';
import type { Remotes } from '../world/world.ts';

export const remotes: Remotes = ({ clock }) => ({ hr: new HrPeople(clock) });
