/** What lies in zips, and in zips inside zips. Nothing is unpacked to the disk, so that nothing can land outside of its folder. */
import type { FileHandle } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import {
  fromBufferPromise,
  fromFdPromise,
  getFileNameLowLevel,
  validateFileName,
  type Entry,
  type ZipFile,
} from 'yauzl';
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

/** A zip on the disk, which need not be read as a whole. */
interface OnDisk extends HandedFile {
  openZip: () => Promise<FileHandle>;
}

const OTHER_ARCHIVE = /\.(?:rar|7z|tar|tgz|gz|bz2|xz|zst)$/i;
const ZIP = /\.zip$/i;
/** The upper half of a file's attributes in a zip that was made on Unix: what `stat` calls its mode. */
const [TYPE, LINK] = [0o170_000, 0o120_000];
const UTF8_FLAG = 1 << 11;

/** What lets a zip on the disk be read in parts. */
export function zipIn(openZip: () => Promise<FileHandle>): Pick<OnDisk, 'openZip'> {
  return { openZip };
}

/**
 * A class that lies in a zip. A single folder around everything is passed over, unless it is somebody's work.
 *
 * @param zip with {@link zipIn}
 * @param isWork whether a folder that holds these is one person's work
 * @throws Unreadable when it is no zip
 */
export async function classInZip(zip: HandedFile, isWork: (names: readonly string[]) => boolean): Promise<HandedClass> {
  const all = await entriesOf(zip, '');
  const { files } = all;
  let prefix = '';
  for (;;) {
    const names = [...new Set(files.map(({ path }) => path.slice(prefix.length).split('/')[0]!))];
    const [only] = names;
    const inside = files.map(({ path }) => path.slice(prefix.length).split('/'));
    if (names.length !== 1 || inside.some((parts) => parts.length < 3)) break;
    if (isWork(inside.map(([, second]) => second!))) break;
    prefix += `${only}/`;
  }
  const without = <T extends { path: string }>(one: T): T => ({ ...one, path: one.path.slice(prefix.length) });
  const top = ({ path }: { path: string }) => path.split('/')[0]!;
  const grouped = Map.groupBy(files.map(without), top);
  const aside = Map.groupBy(all.aside.map(without), (one) => (grouped.has(top(one)) ? top(one) : ''));
  const entries = [...grouped].map(([name, own]): TopEntry => {
    const kind = own.every(({ path }) => path === name) ? 'file' : 'folder';
    return { name, kind, list: () => withZipsOpened({ files: own, aside: aside.get(name) ?? [] }) };
  });
  return { entries, aside: aside.get('') ?? [], close: async () => {} };
}

/** The same with every zip replaced by what it holds. */
export async function withZipsOpened({ files, aside }: Listing, depth = 1): Promise<Listing> {
  const opened: Listing = { files: [], aside: [...aside] };
  for (const file of files) {
    if (OTHER_ARCHIVE.test(file.path))
      opened.aside.push({ path: file.path, why: 'is an archive that the kit does not open: unpack it', grave: true });
    else if (!ZIP.test(file.path)) opened.files.push(file);
    else if (depth > LIMITS.zips)
      opened.aside.push({ path: file.path, why: `is a zip in more than ${LIMITS.zips} zips`, grave: true });
    else {
      const inside = await entriesOf(remembered(file), `${file.path}/`)
        .then((found) => withZipsOpened(found, depth + 1))
        .catch(told(file));
      opened.files.push(...inside.files);
      opened.aside.push(...inside.aside);
    }
    if (opened.files.length > LIMITS.files) {
      opened.files.length = LIMITS.files;
      const why = `has more than ${LIMITS.files} files, and the others were not looked at`;
      return { files: opened.files, aside: [...opened.aside, { path: file.path, why, grave: true }] };
    }
  }
  return opened;
}

/** The same, but unpacked only once while there is room in memory: each file of a zip in a zip is read on its own. */
function remembered(zip: HandedFile): HandedFile {
  if ('openZip' in zip) return zip;
  let kept: WeakRef<Buffer> | undefined;
  const read = async (most: number) => {
    const bytes = kept?.deref() ?? (await zip.read(most));
    kept = new WeakRef(bytes);
    return bytes;
  };
  return { ...zip, read };
}

function told({ path }: HandedFile) {
  return (error: Error): Listing => {
    const why = error instanceof Unreadable ? error.message : `is no zip that can be opened (${error.message})`;
    return { files: [], aside: [{ path, why, grave: true }] };
  };
}

/**
 * All files of a zip, by what it says about itself; none is read yet.
 *
 * @param before stands before every path
 * @throws Unreadable
 */
async function entriesOf(zip: HandedFile, before: string): Promise<Listing> {
  const listing: Listing = { files: [], aside: [] };
  await withZip(zip, async (opened) => {
    if (opened.entryCount > LIMITS.entries) throw new Unreadable(`holds more than ${LIMITS.entries} files`);
    for await (const entry of opened.eachEntry()) {
      const name = entryName(entry);
      const path = before + name;
      if (name.endsWith('/') || name.split('/').some(isOfTools)) continue;
      const why = complaint(entry, name);
      if (why === undefined) listing.files.push(fileOf(zip, entry, path));
      else listing.aside.push({ path, why, grave: true });
    }
  });
  return listing;
}

/** Why a file of a zip is left where it is; undefined when it is not. */
function complaint(entry: Entry, name: string): string | undefined {
  if (validateFileName(name) !== null) return 'has a path that leads out of its zip';
  if (name.split('/').length > LIMITS.depth) return `lies deeper than ${LIMITS.depth} folders`;
  if (((entry.externalFileAttributes >>> 16) & TYPE) === LINK)
    return 'is a symbolic link, which could lead anywhere: hand in what it leads to';
  if (entry.isEncrypted()) return 'is locked by a password';
  return undefined;
}

/** Many systems write UTF-8 without saying so. */
function entryName({ fileNameRaw, generalPurposeBitFlag, extraFields }: Entry): string {
  const isText = Buffer.from(fileNameRaw.toString('utf8')).equals(fileNameRaw);
  if (isText || (generalPurposeBitFlag & UTF8_FLAG) !== 0) return nameOf(fileNameRaw).replaceAll('\\', '/');
  return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false).normalize('NFC');
}

function fileOf(zip: HandedFile, entry: Entry, path: string): HandedFile {
  const read = async (most: number) => {
    if (entry.uncompressedSize > most) throw tooLarge(entry.uncompressedSize, most);
    return withZip(zip, async (opened) => {
      // yauzl ends the stream as soon as more comes than the entry has promised.
      const content = await opened.openReadStreamPromise(entry);
      return buffer(content).catch((error: Error) => {
        throw new Unreadable(`cannot be unpacked (${error.message})`);
      });
    });
  };
  return { path, size: entry.uncompressedSize, changed: entry.getLastModDate(), read };
}

async function withZip<T>(zip: HandedFile, use: (opened: ZipFile) => Promise<T>): Promise<T> {
  const options = { decodeStrings: false, autoClose: false };
  const told = (error: Error): never => {
    throw error instanceof Unreadable ? error : new Unreadable(`is no zip that can be opened (${error.message})`);
  };
  if (!('openZip' in zip)) {
    const opened = await fromBufferPromise(await zip.read(LIMITS.zipBytes), options).catch(told);
    return use(opened).catch(told);
  }
  const file = await (zip as OnDisk).openZip();
  try {
    const opened = await fromFdPromise(file.fd, options).catch(told);
    return await use(opened).catch(told);
  } finally {
    await file.close();
  }
}
