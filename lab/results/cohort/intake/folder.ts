/** What lies in a folder on the disk. Names are kept as the bytes that they are: not all of them are text. */
import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import {
  isOfTools,
  LIMITS,
  nameOf,
  tooLarge,
  Unreadable,
  type HandedClass,
  type HandedFile,
  type Listing,
  type TopEntry,
} from './handed.ts';
import { withZipsOpened, zipIn } from './zip.ts';

const SLASH = Buffer.from('/');

/**
 * A class that lies in a folder.
 *
 * @param folder absolute
 * @throws Error in the system's words when it cannot be read
 */
export async function classInFolder(folder: string): Promise<HandedClass> {
  const entries: TopEntry[] = [];
  const top: Listing = { files: [], aside: [] };
  const root = Buffer.from(folder);
  for (const entry of await readdir(root, { withFileTypes: true, encoding: 'buffer' })) {
    const [path, name] = [below(root, entry.name), nameOf(entry.name)];
    if (isOfTools(name)) continue;
    if (entry.isDirectory()) entries.push({ name, kind: 'folder', list: () => listFolder(path, name) });
    else if (entry.isFile()) entries.push({ name, kind: 'file', list: () => listFile(path, name) });
    else top.aside.push(odd(name, entry.isSymbolicLink()));
  }
  return { entries, aside: top.aside, close: async () => {} };
}

async function listFolder(folder: Buffer, name: string): Promise<Listing> {
  const listing: Listing = { files: [], aside: [] };
  await walk(folder, name, 1, listing);
  return withZipsOpened(listing);
}

async function listFile(path: Buffer, name: string): Promise<Listing> {
  return withZipsOpened({ files: [await fileOnDisk(path, name)], aside: [] });
}

/** Adds to the listing all that lies in a folder and below it. */
async function walk(folder: Buffer, shown: string, depth: number, listing: Listing): Promise<void> {
  if (depth > LIMITS.depth)
    return void listing.aside.push({ path: shown, why: `lies deeper than ${LIMITS.depth} folders`, grave: true });
  const entries = await readdir(folder, { withFileTypes: true, encoding: 'buffer' }).catch((error: Error) => {
    listing.aside.push({ path: shown, why: `cannot be looked into (${reasonOf(error)})`, grave: true });
    return [];
  });
  for (const entry of entries) {
    const name = nameOf(entry.name);
    const [path, own] = [below(folder, entry.name), `${shown}/${name}`];
    if (isOfTools(name)) continue;
    if (listing.files.length >= LIMITS.files)
      return void listing.aside.push({
        path: shown,
        why: `has more than ${LIMITS.files} files, and the others were not looked at`,
        grave: true,
      });
    if (entry.isDirectory()) await walk(path, own, depth + 1, listing);
    else if (entry.isFile()) listing.files.push(await fileOnDisk(path, own));
    else listing.aside.push(odd(own, entry.isSymbolicLink()));
  }
}

function odd(path: string, isLink: boolean) {
  const why = isLink
    ? 'is a symbolic link, which could lead anywhere: hand in what it leads to'
    : 'is neither a file nor a folder';
  return { path, why, grave: isLink };
}

/**
 * A file on the disk.
 *
 * @param shown its path as a person reads it
 */
export async function fileOnDisk(path: Buffer, shown: string): Promise<HandedFile> {
  // What cannot be looked at now says so when it is read.
  const { size, mtime } = await lstat(path).catch(() => ({ size: 0, mtime: undefined }));
  const file: HandedFile = { path: shown, size, changed: mtime, read: (most) => readOnDisk(path, most) };
  return /\.zip$/i.test(shown)
    ? Object.assign(
        file,
        zipIn(() => openOnDisk(path)),
      )
    : file;
}

async function readOnDisk(path: Buffer, most: number): Promise<Buffer> {
  const file = await openOnDisk(path).catch((error: Error) => {
    throw new Unreadable(`cannot be read (${reasonOf(error)})`);
  });
  try {
    const { size } = await file.stat();
    if (size > most) throw tooLarge(size, most);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** Never through a link, which may have taken the file's place, and never waiting for somebody who writes into a pipe. */
function openOnDisk(path: Buffer) {
  const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
  return open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
}

function below(folder: Buffer, name: Buffer): Buffer {
  return Buffer.concat([folder, SLASH, name]);
}

/** What the system calls it, for instance `EACCES: permission denied`; without the path, which a person has read. */
function reasonOf({ message }: Error): string {
  return message.split(',')[0]!;
}
