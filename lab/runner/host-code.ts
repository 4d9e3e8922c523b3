/**
 * The Host's own code as JavaScript, in few files: a process that loads it needs no translator, and is there in half the
 * time. Made once and kept; Hosts may read it, and nobody but the lab writes it.
 */
import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint, HOST_CODE } from '../project/inputs.ts';
import { root } from '../project/root.ts';

const BUILD = fileURLToPath(new URL('host-code.build.ts', import.meta.url));
const KEPT = join(root, 'node_modules', '.cache', 'host-and-remote', 'host');

/** Where the Host's own code lies. */
export interface HostCode {
  /** A folder laid out like `lab/`. */
  folder: string;
  /** How its files end. */
  extension: '.ts' | '.mjs';
}

let code: HostCode | undefined;

/** The Host's own code as it is now; where nothing can be kept, as it was written. */
export function hostCode(): HostCode {
  return (code ??= built());
}

function built(): HostCode {
  const folder = join(KEPT, key());
  try {
    if (!existsSync(folder)) execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', BUILD, folder]);
    return { folder, extension: '.mjs' };
  } catch {
    return { folder: join(root, 'lab'), extension: '.ts' };
  }
}

/** Changes whenever the code would: also with its place, because it names the files that it reads. */
function key(): string {
  return hash('sha256', [root, process.version, fingerprint(HOST_CODE)].join('\n')).slice(0, 32);
}
