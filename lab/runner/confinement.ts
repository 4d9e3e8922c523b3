/** What the operating system adds to Node's permission model, where it can. */
import { existsSync } from 'node:fs';

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
 * The confinement for this system.
 *
 * @param node the Node that runs the process
 * @param asNobody whether it runs as a user that owns nothing; only root can do that, and that user must be able to read
 *   the project
 */
export function confinementFor(node: string, asNobody: boolean): Confinement {
  const user = asNobody && process.platform === 'linux' && process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (process.platform !== 'linux' || !existsSync(PRLIMIT)) return { execPath: node, execArgv: [], ...user };
  return { execPath: PRLIMIT, execArgv: [`--data=${DATA_BYTES}`, node], ...user };
}
