/**
 * What a Host's process loses before learner code comes in, all in one list: whatever Node's permission model leaves open
 * and no learner needs. It is a second wall behind the operating system's, not the only one.
 */
import module, { syncBuiltinESMExports } from 'node:module';
import type { Socket } from 'node:net';
import os from 'node:os';
import v8 from 'node:v8';

type Owner = 'process' | 'node:v8' | 'node:os' | 'node:module' | 'the handle of a pipe';

/** Things of one owner that are replaced by a refusal, and why. */
export interface Loss {
  owner: Owner;
  /** Why nobody may have these. */
  because: string;
  /** The names that go. */
  names: readonly string[];
}

/** Everything that goes. What this version of Node does not have is passed over. */
export const LOSSES: readonly Loss[] = [
  {
    owner: 'process',
    because: 'they send signals, to this process’s parent too, or open a debugger',
    names: ['kill', '_kill', '_debugProcess', '_debugEnd', 'abort', 'execve'],
  },
  {
    owner: 'process',
    because: 'they reach native code, or the line to the lab',
    names: ['binding', '_linkedBinding', 'dlopen', 'send', 'channel', 'disconnect'],
  },
  {
    owner: 'process',
    because: 'they change who the process is',
    names: ['setuid', 'seteuid', 'setgid', 'setegid', 'setgroups', 'initgroups', 'chdir', 'umask'],
  },
  {
    owner: 'node:v8',
    because: 'flags set at run time write files, and a snapshot of the heap shows the token of the line to the lab',
    names: [
      'setFlagsFromString',
      'getHeapSnapshot',
      'writeHeapSnapshot',
      'setHeapSnapshotNearHeapLimit',
      'setHeapProfileNearHeapLimit',
      'queryObjects',
      'startCpuProfile',
      'startHeapProfile',
      'takeCoverage',
      'stopCoverage',
    ],
  },
  { owner: 'node:os', because: 'it slows others of the same user down', names: ['setPriority'] },
  {
    owner: 'node:module',
    because: 'they come between the Host and its own code',
    names: ['register', 'registerHooks'],
  },
  {
    owner: 'the handle of a pipe',
    because: 'sockets with a path lead to servers of this machine that no network namespace keeps away',
    names: ['bind', 'connect', 'listen'],
  },
];

/** In the words that learners get for whatever is refused here. */
class Denied extends Error {
  readonly code = 'ERR_ACCESS_DENIED';
}

/**
 * Takes away what {@link LOSSES} names, for good. What the Host itself needs of it has to be kept before.
 *
 * @param pipe a socket whose handle is that of a pipe
 */
export function takeAway(pipe: Socket): void {
  const { _handle: handle } = pipe as Socket & { _handle: object };
  const holders: Record<Owner, object> = {
    process,
    'node:v8': v8,
    'node:os': os,
    'node:module': module,
    'the handle of a pipe': Object.getPrototypeOf(handle) as object,
  };
  for (const { owner, names } of LOSSES) for (const name of names) refuse(holders[owner], name);
  syncBuiltinESMExports();
}

function refuse(holder: object, name: string): void {
  if (!(name in holder)) return;
  const value = (): never => {
    throw new Denied(`${name} is not to be had here`);
  };
  Object.defineProperty(holder, name, { value, writable: false, configurable: false, enumerable: true });
}
