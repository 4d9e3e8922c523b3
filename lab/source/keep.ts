/** Never loses what a person wrote: a file is copied beside itself before something else takes its place. */
import { constants } from 'node:fs';
import { copyFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Copies a file beside itself, as `pull.mine-1.ts` or the next number that is free.
 *
 * @param file the file's path
 * @returns the copy's path
 */
export async function keepBeside(file: string): Promise<string> {
  const { dir, name, ext } = path.parse(file);
  for (let number = 1; ; number += 1) {
    const copy = path.join(dir, `${name}.mine-${number}${ext}`);
    try {
      await copyFile(file, copy, constants.COPYFILE_EXCL);
      return copy;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Writes a whole file or, should something stop it half-way, none of it. Makes the folders that are missing. */
export async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.draft`;
  await writeFile(draft, text);
  await rename(draft, file);
}

/** A file's text, or undefined when there is no such file. */
export async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
