/** Names of folders for people, whatever they are called: every system can make them, and no two are the same. */
import { hash } from 'node:crypto';

/** In bytes; systems allow 255, and some add to it. */
const LONGEST = 100;
/** What Windows, the pickiest, does not allow in a name. */
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}]/u;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * A folder for each person. A name that every system can make stays as it is; another one is cut and gets a part of its
 * hash, and so does one that differs from an earlier one only in capitals.
 */
export function foldersFor(learners: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  return new Map(
    learners.map((learner) => {
      const isPlain = isPossible(learner) && !taken.has(keyOf(learner));
      const folder = isPlain ? learner : told(learner);
      taken.add(keyOf(folder));
      return [learner, folder];
    }),
  );
}

function isPossible(name: string): boolean {
  return (
    name !== '' &&
    Buffer.byteLength(name) <= LONGEST &&
    !FORBIDDEN.test(name) &&
    !RESERVED.test(name) &&
    !/^[.\s]|[.\s]$/.test(name) &&
    name.isWellFormed()
  );
}

function told(name: string): string {
  const start = name
    .replaceAll(new RegExp(FORBIDDEN, 'gu'), '-')
    .toWellFormed()
    .replace(/^[.\s]+/, '');
  let short = '';
  for (const character of start) {
    if (Buffer.byteLength(short + character) > LONGEST / 2) break;
    short += character;
  }
  return `${short.trim()}-${hash('sha256', name).slice(0, 8)}`.replace(/^-/, 'learner-');
}

function keyOf(folder: string): string {
  return folder.normalize('NFC').toLowerCase();
}
