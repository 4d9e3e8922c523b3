/** How much memory a command takes, with all that it starts. Known on Linux only. */
import { readdirSync, readFileSync } from 'node:fs';

const EVERY_MS = 500;

/**
 * Watches a process and its descendants.
 *
 * @returns a function that stops and says what they took at most, in bytes
 */
export function watchMemory(pid: number): () => number | undefined {
  if (process.platform !== 'linux') return () => undefined;
  let peak = 0;
  const look = () => (peak = Math.max(peak, memoryOf(pid).bytes));
  const timer = setInterval(look, EVERY_MS);
  return () => {
    clearInterval(timer);
    return peak;
  };
}

/**
 * What a process takes with its descendants at this moment; memory that several share counts once (the kernel's
 * proportional set size). Linux only.
 */
export function memoryOf(pid: number): { bytes: number; processes: number } {
  const children = Map.groupBy(processes(), ({ parent }) => parent);
  const family = (of: number): number[] => [of, ...(children.get(of) ?? []).flatMap(({ pid }) => family(pid))];
  const pids = family(pid);
  return { bytes: pids.reduce((sum, one) => sum + taken(one), 0), processes: pids.length };
}

function processes(): { pid: number; parent: number }[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    const parent = /^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1];
    return parent === undefined ? [] : { pid: Number(pid), parent: Number(parent) };
  });
}

function taken(pid: number): number {
  return Number(/^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1_024;
}

/**
 * @returns nothing for a process that is gone meanwhile
 */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
