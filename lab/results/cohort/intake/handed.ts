/** What was handed in, whether it lies in a folder or in a zip: files that can be read, and what is left aside. */

/** One file. */
export interface HandedFile {
  /** From the top of the class, with `/`; it goes on inside a zip, as in `anna.zip/03-pull/pull.ts`. */
  path: string;
  /** In bytes. */
  size: number;
  /** When it was last changed, as far as the folder or the zip knows. */
  changed: Date | undefined;
  /**
   * Its content.
   *
   * @param most so many bytes at most
   * @throws Unreadable
   */
  read: (most: number) => Promise<Buffer>;
}

/** Something that is not taken, and why. */
export interface Aside {
  /** As of a {@link HandedFile}. */
  path: string;
  /** The end of a sentence that begins with the path. */
  why: string;
  /** Whether work may be lost by it, so that a person has to look. */
  grave: boolean;
}

/** What lies somewhere. */
export interface Listing {
  files: HandedFile[];
  aside: Aside[];
}

/** One thing at the top of a class: often all that a person has handed in. */
export interface TopEntry {
  name: string;
  kind: 'folder' | 'file';
  /** All that is in it. A file lists itself, a zip what it holds. */
  list: () => Promise<Listing>;
}

/** What a platform says of a hand-in beside the person's name. */
export interface Facts {
  /** Canvas' number of the person, which its gradebook calls ID. */
  canvasId?: string;
  /** Moodle's number of the participant in this one assignment; no gradebook knows it. */
  participant?: string;
  /** The e-mail address, where Gradescope tells it. */
  email?: string;
  /** The student number, where Gradescope tells it. */
  studentId?: string;
  /** Whether the platform says that it came late. */
  late?: boolean;
  /** When it was handed in, as the platform says. */
  at?: Date;
}

/** A class as it was handed in. */
export interface HandedClass {
  entries: TopEntry[];
  /** What at the top can be nobody's. */
  aside: Aside[];
  /** Lets go of it. */
  close: () => Promise<void>;
}

/** A file that cannot be read; the message is the end of a sentence that begins with the file. */
export class Unreadable extends Error {
  override name = 'Unreadable';
}

/** How much of one person's work is looked at. */
export const LIMITS = { files: 5_000, depth: 24, zips: 3, zipBytes: 100_000_000, entries: 250_000 } as const;

/** What systems and tools leave behind: no person made it, and nobody has to hear of it. */
const TOOLS =
  /^(?:\.git|\.github|\.svn|\.hg|\.vscode|\.idea|\.cache|\.lab|\.astro|\.slidev|node_modules|dist|__MACOSX|\.DS_Store|Thumbs\.db|desktop\.ini|\._.*)$/;

/** Whether a file or folder of this name is made by tools. */
export function isOfTools(name: string): boolean {
  return TOOLS.test(name);
}

/**
 * A name as a person reads it. Systems keep bytes; what is no UTF-8 was most likely written by Windows in Western Europe.
 *
 * @param bytes as the system or a zip has them
 */
export function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes).normalize('NFC');
  } catch {
    return new TextDecoder('windows-1252').decode(bytes).normalize('NFC');
  }
}

/** A size as a person reads it. */
export function sizeInWords(bytes: number): string {
  const [unit, divisor] = bytes < 1e6 ? ['kB', 1e3] : bytes < 1e9 ? ['MB', 1e6] : ['GB', 1e9];
  return `${Number((bytes / divisor).toPrecision(2))} ${unit}`;
}

/** Says that a file is longer than anybody's program. */
export function tooLarge(size: number, most: number): Unreadable {
  return new Unreadable(`is ${sizeInWords(size)} long, and more than ${sizeInWords(most)} is not read`);
}
