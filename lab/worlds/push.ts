/** The Remotes of Push's world. */
import { Agency } from '../remotes/agency.ts';
import { Archive } from '../remotes/archive.ts';
import { InfoSec } from '../remotes/infosec.ts';
import type { Remotes } from '../world/world.ts';

export const remotes: Remotes = ({ clock, host }) => ({
  agency: new Agency(clock),
  archive: new Archive(clock, host),
  infosec: new InfoSec(clock),
});
