/**
 * The Host's own code as JavaScript, in few files: a process that loads it needs no translator, and is there in half the
 * time. Made once and kept; Hosts may read it, and nobody but the lab writes it.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const BUILD = fileURLToPath(new URL('host-code.build.ts', import.meta.url));
const KEPT = join(ROOT, 'node_modules', '.cache', 'host-and-remote', 'host');
/** All that it is made of. */
const SOURCES = ['lab/{api,company}/**/*', 'lab/runner/host-code*.ts', 'package-lock.json'];

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
    return { folder: join(ROOT, 'lab'), extension: '.ts' };
  }
}

/** Changes whenever the code would: also with its place, because it names the files that it reads. */
function key(): string {
  const hash = createHash('sha256').update(`${ROOT}\0${process.version}\0`);
  const files = globSync(SOURCES, { cwd: ROOT, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const path of files.map(({ parentPath, name }) => join(parentPath, name)).toSorted()) {
    const content = readFileSync(path);
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 32);
}
