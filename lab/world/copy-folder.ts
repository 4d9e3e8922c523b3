/** Copies a learner's folder for a process that must not see more of their files, nor any of them change meanwhile. */
import { copyFileSync, mkdirSync, readdirSync, realpathSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** What is larger, in bytes, is no program: it is linked. */
const LARGE = 1_000_000;
/** Folders of tools, which can be huge; they are linked, too. */
const TOOLS = /^(?:\.|node_modules$)/;

/** Copies what lies in a folder. What vanishes meanwhile, as it does while an editor saves, is left out. */
export function copyFolder(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    try {
      copy(join(from, entry.name), join(to, entry.name), entry.isDirectory() && !TOOLS.test(entry.name));
    } catch {
      // It is gone, or may not be read: a program that needs it hears so itself.
    }
  }
}

function copy(from: string, to: string, isFolder: boolean): void {
  if (isFolder) return copyFolder(from, to);
  const found = statSync(from);
  if (found.isFile() && found.size <= LARGE) copyFileSync(from, to);
  else symlinkSync(realpathSync(from), to, found.isDirectory() ? 'junction' : 'file');
}
