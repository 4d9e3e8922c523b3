/** The Remotes of Pull's world. */
import { Directory } from '../remotes/directory.ts';
import { Hr } from '../remotes/hr.ts';
import type { Remotes } from '../world/world.ts';

export const remotes: Remotes = ({ clock }) => ({ hr: new Hr(clock), directory: new Directory(clock) });
