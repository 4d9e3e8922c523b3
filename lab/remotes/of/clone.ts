/** The Remotes of Clone's world: the public website hears from the intranet, and the intranet reads HR's file. */
import { ExternalComms } from '../external-comms.ts';
import { HrExport } from '../hr-export.ts';
import type { Remotes } from '../remotes.ts';

/** Makes them, by the ids that the plugin asks for. */
export const remotes: Remotes = ({ clock, host }) => ({
  intranet: new ExternalComms(clock, host),
  hr: new HrExport(clock),
});
