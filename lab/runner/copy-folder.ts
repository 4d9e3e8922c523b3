/** Copies a learner's folder for a process that must not see more of their files, nor any of them change meanwhile. */
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../project/root.ts';

/** Files that are larger than this, in bytes, are left out: no program is that long. */
const LARGEST = 10_000_000;
/** Left out, too: hidden folders and installed packages, which tools make, and which can be huge. */
const TOOLS = /^(?:\.|node_modules$)/;

/** A check of the kit, or a helper of checks: they lie beside the programs in `exercises/`. */
const CHECK = /^[^.]+\.[^.]+\.ts$/;

/** The names of the checks that the kit has in a folder of this name, and of their helpers. */
export function checksIn(folder: string): ReadonlySet<string> {
  const own = join(root, 'exercises', basename(folder));
  return new Set(existsSync(own) ? readdirSync(own).filter((name) => CHECK.test(name)) : []);
}

/**
 * Copies the files and folders in a folder, so that another user can read them, whatever new files are usually allowed
 * here. Symbolic links, which could lead anywhere, stay behind, and so does what vanishes meanwhile, as files do while an
 * editor saves.
 *
 * @param without names that stay behind, too
 */
export function copyFolder(from: string, to: string, without: ReadonlySet<string> = new Set()): void {
  mkdirSync(to);
  chmodSync(to, 0o755);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (TOOLS.test(entry.name) || without.has(entry.name)) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    try {
      if (entry.isDirectory()) copyFolder(source, target, without);
      else if (entry.isFile() && statSync(source).size <= LARGEST) {
        copyFileSync(source, target);
        chmodSync(target, 0o644);
      }
    } catch {
      // It is gone, or may not be read: a program that needs it hears so itself.
    }
  }
}
