/** The Remotes of Pull's world. */
import { Directory } from '../directory.ts';
import { Hr } from '../hr.ts';
import type { Remotes } from '../remotes.ts';

/** Makes them, by the ids that the plugin asks for. */
export const remotes: Remotes = ({ clock }) => ({ hr: new Hr(clock), directory: new Directory(clock) });
