/** The Remotes of Push's world. */
import { agencySecret } from '../../company/exercises/push/secret.ts';
import { Agency } from '../agency.ts';
import { Archive } from '../archive.ts';
import { InfoSec } from '../infosec.ts';
import type { Remotes } from '../remotes.ts';

/** Makes them, by the ids that the plugin asks for. */
export const remotes: Remotes = ({ clock, seed, host }) => ({
  agency: new Agency(clock, agencySecret(seed)),
  archive: new Archive(clock, host),
  infosec: new InfoSec(clock),
});
