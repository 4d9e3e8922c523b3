/** Who has handed in what lies at the top of a class, by the names that platforms and people give to it. */
import type { GradescopeNotes } from './gradescope.ts';
import type { Aside, Facts, TopEntry } from './handed.ts';

/** What one person has handed in. */
export interface HandIn {
  /** As the platform or the folder calls them; nobody else is called so. */
  learner: string;
  /** What the platform's name says beside the name. */
  facts: Facts;
  /** What lies at the top of the class and is theirs. */
  parts: Part[];
}

/** A thing at the top of a class, and how it is called without what a platform added. */
export interface Part {
  entry: TopEntry;
  /** Stands in place of the entry's name; empty when the entry is the person's folder itself. */
  name: string;
}

/** What a name says. */
interface Reading {
  learner: string;
  /** Told apart by this where two people have the same name. */
  id?: string;
  facts: Facts;
  name: string;
}

const MOODLE = /^(.+?)_(\d+)_assignsubmission_(?:file|onlinetext)_*(.*)$/u;
const CANVAS = /^(.+?)(_LATE)?_(\d+|anon_\w+?)_(\d+)_(.+)$/u;
/** A text or an address that was typed into Canvas has no number of its own. */
const CANVAS_TYPED = /^(.+?)(_LATE)?_(\d+|anon_\w+?)_((?:text|link)\.html)$/u;
const ARCHIVE = /\.(?:zip|rar|7z|tar|tgz|gz|bz2|xz)$/i;
const SOURCE = /\.(?:[cm]?[jt]sx?|txt)$/i;
/** Folders at the top that are nobody's, whatever is in them. */
const NOT_A_PERSON = /^(?:solutions|exercises)$/i;

/**
 * Sorts what lies at the top of a class by people.
 *
 * @param ownerOf whose a single file of this name is, by what is left beside the name of an exercise; undefined when that
 *   says nobody
 */
export function peopleIn(
  entries: readonly TopEntry[],
  ownerOf: (file: string) => string | undefined,
  gradescope: GradescopeNotes = new Map(),
): { handIns: HandIn[]; aside: Aside[] } {
  const aside: Aside[] = [];
  const readings: (Reading & { entry: TopEntry })[] = [];
  for (const entry of entries) {
    const noted = gradescope.get(entry.name);
    if (noted) {
      readings.push(...noted.map((one) => ({ ...one, id: entry.name, name: '', entry })));
      continue;
    }
    const reading = readingOf(entry, ownerOf);
    if (typeof reading === 'string')
      aside.push({ path: entry.name, why: reading, grave: entry.kind === 'folder' || SOURCE.test(entry.name) });
    else readings.push({ ...reading, entry });
  }
  const handIns = [...Map.groupBy(readings, ({ learner, id }) => `${learner}\n${id ?? ''}`).values()].map(together);
  return { handIns: withNamesOfTheirOwn(handIns).toSorted(byName), aside };
}

function together(readings: (Reading & { entry: TopEntry })[]): HandIn & { id?: string } {
  const { learner, id } = readings[0]!;
  const facts = Object.assign({}, ...readings.map((one) => one.facts)) as Facts;
  return {
    learner,
    ...(id !== undefined && { id }),
    facts,
    parts: readings.map(({ entry, name }) => ({ entry, name })),
  };
}

/** Two people of one name are told apart by what the platform calls them. */
function withNamesOfTheirOwn(handIns: (HandIn & { id?: string })[]): HandIn[] {
  const count = Map.groupBy(handIns, ({ learner }) => learner.toLowerCase());
  return handIns.map(({ id, ...handIn }) =>
    count.get(handIn.learner.toLowerCase())!.length > 1 && id !== undefined
      ? { ...handIn, learner: `${handIn.learner} (${id})` }
      : handIn,
  );
}

/** @returns why it is nobody's, when it is */
function readingOf({ name, kind }: TopEntry, ownerOf: (file: string) => string | undefined): Reading | string {
  const moodle = MOODLE.exec(name);
  if (moodle) {
    const [, learner, participant, file] = moodle;
    return {
      learner: learner!,
      id: participant!,
      facts: { participant: participant! },
      name: kind === 'folder' ? '' : file!,
    };
  }
  const canvas = kind === 'file' ? (CANVAS.exec(name) ?? CANVAS_TYPED.exec(name)) : null;
  if (canvas) {
    const [, learner, late, id] = canvas;
    const facts = { ...(/^\d+$/.test(id!) && { canvasId: id! }), ...(late !== undefined && { late: true }) };
    return { learner: learner!, id: id!, facts, name: canvas.at(-1)! };
  }
  if (kind === 'folder') {
    if (NOT_A_PERSON.test(name)) return 'is no person’s name: rename it if it is somebody’s work';
    return { learner: name, id: 'the folder', facts: {}, name: '' };
  }
  if (ARCHIVE.test(name)) {
    const learner = name.replace(ARCHIVE, '').replace(/\.tar$/i, '');
    return { learner, id: name, facts: {}, name: '' };
  }
  if (!SOURCE.test(name)) return 'is no program and no folder';
  const owner = ownerOf(name);
  if (owner === undefined) return 'lies outside of everybody’s folder, and its name does not say whose it is';
  return { learner: owner, facts: {}, name };
}

/** In the order of names, whatever the machine's language is. */
export function byName({ learner: a }: { learner: string }, { learner: b }: { learner: string }): number {
  return a.localeCompare(b, 'en');
}
