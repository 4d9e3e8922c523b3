/** How much of the processor another process has had. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The kernel counts in hundredths of a second for every program that asks, whatever its own clock does. */
const LINUX_TICK_MS = 10;

/**
 * The processor time that a process has used since it started.
 *
 * @param pid of any process of this machine
 * @returns milliseconds, or undefined where the system does not say
 */
export function cpuTimeMs(pid: number): number | undefined {
  try {
    if (process.platform === 'linux') return ofLinux(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    if (process.platform === 'darwin') return ofPs(execFileSync('ps', ['-o', 'time=', '-p', String(pid)]).toString());
  } catch {
    // It is gone, or may not be looked at.
  }
  return undefined;
}

/**
 * @param stat as in proc_pid_stat(5): `utime` and `stime` are the 12th and 13th word after the name in brackets
 */
function ofLinux(stat: string): number {
  const words = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(words[11]) + Number(words[12])) * LINUX_TICK_MS;
}

/**
 * @param time as `ps` prints it: `0:01.53`, or `1:02:03` after an hour
 */
function ofPs(time: string): number {
  return (
    time
      .trim()
      .split(':')
      .map(Number)
      .reduce((whole, part) => whole * 60 + part, 0) * 1_000
  );
}
