/** How much a Host's process may leave in its scratch folder. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** In bytes; the databases of all worlds of an exercise have less than a tenth of it. */
export const MOST_BYTES = 100_000_000;
const MOST_FILES = 1_000;

/** Whether a folder holds more than a Host's process may leave there. It looks at no more than it must. */
export async function isOverfull(folder: string): Promise<boolean> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  if (entries.length > MOST_FILES) return true;
  let bytes = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    bytes += await stat(join(entry.parentPath, entry.name)).then(
      ({ size }) => size,
      () => 0, // it is gone meanwhile
    );
    if (bytes > MOST_BYTES) return true;
  }
  return false;
}
