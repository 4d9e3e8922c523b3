/** What the operating system adds to Node's permission model, where it can. */
import { existsSync, readFileSync } from 'node:fs';

/** Memory that a Host process may have in all, V8's heap and everything beside it, in bytes. */
const DATA_BYTES = 1_000_000_000;
/** The largest file that it may write, in bytes; a Host's database has less than a hundredth of it. */
const FILE_BYTES = 50_000_000;
const PRLIMIT = '/usr/bin/prlimit';

/** Users that own nothing and that nobody else uses: above those that systemd hands out to containers. */
const HIGH = { from: 0x7000_0000, count: 0x1000_0000 };
/** Where a container maps no more than the usual 65 536 users: between those of persons and `nobody`. */
const LOW = { from: 20_000, count: 40_000 };
/** So many processes of one grader have users of their own at the same time. */
const PER_GRADER = 64;

/** How to start a process so that it has less than we have. */
export interface Confinement {
  execPath: string;
  /** Before Node's own arguments. */
  execArgv: string[];
  uid?: number;
  gid?: number;
}

let started = 0;

/**
 * A user that owns nothing, and that no other Host process of this machine runs as: one cannot end another, look into it
 * or read its files.
 *
 * @returns its number, which is its group's, too; undefined where only the system's administrator could give one, where
 *   no system does, and in a user namespace that has no users to spare
 */
export function freshUser(): number | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  return userFor(process.pid, started++, ['uid_map', 'gid_map'].map(readMap));
}

/**
 * @param grader the number of the process that starts it
 * @param started how many that one has started before
 * @param maps as in user_namespaces(7), “Defining user and group ID mappings”: who this process can be, a range a line.
 *   In a namespace of its own an ordinary user is called root, too, and often nobody else is there
 * @returns undefined where it can become none of those that own nothing
 */
export function userFor(grader: number, started: number, maps: readonly string[]): number | undefined {
  const range = [HIGH, LOW].find((range) => maps.every((map) => isMapped(range, map)));
  return range && range.from + ((grader * PER_GRADER + (started % PER_GRADER)) % range.count);
}

function isMapped({ from, count }: typeof HIGH, map: string): boolean {
  return map.split('\n').some((line) => {
    const [first, , size] = line.trim().split(/\s+/).map(Number);
    return first !== undefined && size !== undefined && first <= from && from + count <= first + size;
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
 * @param user who it runs as; as ourselves unless told
 */
export function confinementFor(node: string, user?: number): Confinement {
  const as = user === undefined ? {} : { uid: user, gid: user };
  if (process.platform !== 'linux' || !existsSync(PRLIMIT)) return { execPath: node, execArgv: [], ...as };
  const limits = [`--data=${DATA_BYTES}`, `--fsize=${FILE_BYTES}`, '--core=0'];
  return { execPath: PRLIMIT, execArgv: [...limits, node], ...as };
}
