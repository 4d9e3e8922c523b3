/** Never loses what a person wrote: a file is copied beside itself before something else takes its place. */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Copies a file beside itself, as `pull.mine-1.ts` or with the number after the highest.
 *
 * @param file the file's path
 * @returns the copy's path
 */
export async function keepBeside(file: string): Promise<string> {
  const { dir, name, ext } = path.parse(file);
  const last = /\d+(?=\.[^.]*$)/.exec((await lastKept(file)) ?? '')?.[0];
  for (let number = Number(last ?? 0) + 1; ; number += 1) {
    const copy = path.join(dir, `${name}.mine-${number}${ext}`);
    try {
      await copyFile(file, copy, constants.COPYFILE_EXCL);
      return copy;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** The copy that {@link keepBeside} made last of a file, if there is one: the one with the highest number. */
export async function lastKept(file: string): Promise<string | undefined> {
  const { dir, name, ext } = path.parse(file);
  const numbers = (await readdir(dir)).flatMap((entry) => {
    const number = entry.startsWith(`${name}.mine-`) ? entry.slice(`${name}.mine-`.length, -ext.length) : '';
    return /^\d+$/.test(number) && entry.endsWith(ext) ? [Number(number)] : [];
  });
  return numbers.length === 0 ? undefined : path.join(dir, `${name}.mine-${Math.max(...numbers)}${ext}`);
}

/** Writes a whole file or, should something stop it half-way, none of it. Makes the folders that are missing. */
export async function writeWhole(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const draft = `${file}.${randomUUID()}.draft`; // of its own, because somebody else may be writing the same file
  try {
    await writeFile(draft, text);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** A file's text, or undefined when there is no such file. */
export async function readIfThere(file: string): Promise<string | undefined> {
  return (await bytesIfThere(file))?.toString();
}

/** What is in a file, or undefined when there is no such file. */
export async function bytesIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Deletes the oldest files of a folder where there are more than so many. */
export async function tidy(folder: string, most: number): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  if (names.length <= most) return;
  const ageOf = async (name: string) => ({
    name,
    at: (await stat(path.join(folder, name)).catch(() => undefined))?.mtimeMs ?? 0,
  });
  const byAge = (await Promise.all(names.map(ageOf))).toSorted((a, b) => a.at - b.at);
  for (const { name } of byAge.slice(0, names.length - most)) await rm(path.join(folder, name), { force: true });
}
