/**
 * A folder that a command writes files into, without ever writing over what somebody else made. A record in the folder
 * keeps the fingerprint of every file the command wrote; what is not in it, or has been changed since, is left alone.
 */
import { hash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { bytesIfThere } from './files.ts';
import { UserError } from './user-error.ts';

const RECORD = '.made.json';

/** Such a folder, opened: what its command wrote may be replaced, and nothing else. */
export class OwnFiles {
  readonly folder: string;
  readonly #made: Record<string, string>;

  private constructor(folder: string, made: Record<string, string>) {
    this.folder = folder;
    this.#made = made;
  }

  /**
   * Opens a folder, which need not exist yet.
   *
   * @param names the files that will be written
   * @throws UserError when one of them is there already and is not as this command left it
   */
  static async open(folder: string, names: readonly string[]): Promise<OwnFiles> {
    const made = JSON.parse((await read(path.join(folder, RECORD)))?.toString() ?? '{}') as Record<string, string>;
    for (const name of names) {
      const there = await read(path.join(folder, name));
      if (there === undefined || hash('sha256', there) === made[name]) continue;
      const why = name in made ? 'has been changed since it was made' : 'was not made by this command';
      throw new UserError(`${path.join(folder, name)} ${why}: move it away, or name another folder with --out.`);
    }
    return new OwnFiles(folder, made);
  }

  /**
   * Writes a file and remembers it.
   *
   * @returns its path
   */
  async put(name: string, content: Buffer | string): Promise<string> {
    await mkdir(this.folder, { recursive: true });
    const file = path.join(this.folder, name);
    await writeFile(file, content);
    this.#made[name] = hash('sha256', content);
    await writeFile(path.join(this.folder, RECORD), `${JSON.stringify(this.#made, null, 2)}\n`);
    return file;
  }
}

async function read(file: string): Promise<Buffer | undefined> {
  return bytesIfThere(file).catch((error: Error) => {
    throw new UserError(`${file} is in the way: ${error.message}.`);
  });
}
