/** What the operating system adds to Node's permission model, where it can. */
import { existsSync, readFileSync } from 'node:fs';

/** Memory that a Host process may have in all, V8's heap and everything beside it, in bytes. */
const DATA_BYTES = 1_000_000_000;
const PRLIMIT = '/usr/bin/prlimit';
/** The user that owns nothing, on Linux. */
const NOBODY = 65_534;

/** How to start a process so that it has less than we have. */
export interface Confinement {
  execPath: string;
  /** Before Node's own arguments. */
  execArgv: string[];
  uid?: number;
  gid?: number;
}

/**
 * Whether a process can be given to the user that owns nothing: we are root, and that user is there. In a user namespace
 * of its own an ordinary user is called root, too, and often nobody else is there.
 */
export function hasNobody(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  return ['uid_map', 'gid_map'].every((map) => isMapped(NOBODY, readMap(map)));
}

/**
 * Whether an id is one of a user namespace.
 *
 * @param map as in user_namespaces(7): on each line the first id inside, the first outside, and how many there are
 */
export function isMapped(id: number, map: string): boolean {
  return map.split('\n').some((line) => {
    const [first, , count] = line.trim().split(/\s+/).map(Number);
    return first !== undefined && count !== undefined && id >= first && id < first + count;
  });
}

/** A kernel without user namespaces has no such file, and everybody is there. */
function readMap(name: string): string {
  try {
    return readFileSync(`/proc/self/${name}`, 'utf8');
  } catch {
    return `0 0 ${2 ** 32}`;
  }
}

/**
 * The confinement for this system.
 *
 * @param node the Node that runs the process
 * @param asNobody whether it runs as a user that owns nothing; only root can do that, and that user must be able to read
 *   the project
 */
export function confinementFor(node: string, asNobody: boolean): Confinement {
  const user = asNobody && hasNobody() ? { uid: NOBODY, gid: NOBODY } : {};
  if (process.platform !== 'linux' || !existsSync(PRLIMIT)) return { execPath: node, execArgv: [], ...user };
  return { execPath: PRLIMIT, execArgv: [`--data=${DATA_BYTES}`, node], ...user };
}
