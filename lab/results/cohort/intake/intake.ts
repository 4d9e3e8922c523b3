/** The intake of a class: who has handed in what, where it lies, and what needs a person. Nothing is graded here. */
import { readdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { ExerciseModule } from '../../../../course.ts';
import { root } from '../../../project/root.ts';
import { choose, starterText, type Find, type OwnFile, type Starter } from './choose.ts';
import { classInFolder, fileOnDisk } from './folder.ts';
import { gradescopeNotes } from './gradescope.ts';
import type { Aside, Facts, HandedClass, Listing } from './handed.ts';
import { isWork, ownerIn } from './places.ts';
import { peopleIn, type HandIn } from './people.ts';
import { classInZip } from './zip.ts';

/** One person, and what they have handed in. */
export interface Person {
  learner: string;
  facts: Facts;
  /** By exercise (module id): what was found, the last attempt last. There is always one. */
  finds: ReadonlyMap<string, Find[]>;
  /** What of theirs was left aside. */
  aside: Aside[];
}

/** What came in. */
export interface Intake {
  people: Person[];
  /** What at the top of the class is nobody's. */
  aside: Aside[];
}

/** What was handed in several times stands in folders of these names. */
const ATTEMPT = /^(?:attempt|submission|try|versuch|abgabe)[ _-]?(\d+)$/i;
/** Above an attempt's folder there are at most so many. */
const ATTEMPT_DEPTH = 3;

/** The kit's own files and folders, but for the learners'. */
const KITS_OWN = new Set(readdirSync(root).filter((name) => name !== 'exercises'));

/**
 * Opens a class: a folder, or a zip as platforms give it.
 *
 * @param path absolute
 * @throws Error in the system's words, Unreadable when a file is no zip
 */
export async function openClass(path: string): Promise<HandedClass> {
  if ((await stat(path)).isDirectory()) return classInFolder(path);
  const [folder, name] = [Buffer.from(dirname(path)), Buffer.from(basename(path))];
  return classInZip(await fileOnDisk(Buffer.concat([folder, Buffer.from('/'), name]), basename(path)), isWork);
}

/**
 * Looks through a class.
 *
 * @param isReports whether a folder at its top holds the reports of an earlier run
 */
export async function takeIn(
  handed: HandedClass,
  modules: readonly ExerciseModule[],
  isReports: (name: string) => boolean = () => false,
): Promise<Intake> {
  const own = handed.entries.filter(({ name }) => isReports(name));
  const { notes, entries } = await gradescopeNotes(handed.entries.filter((entry) => !own.includes(entry)));
  const { handIns, aside } = peopleIn(entries, ownerIn, notes);
  const starters = new Map<string, Starter>();
  for (const module of modules) starters.set(module.id, await starterText(module));
  const people: Person[] = [];
  for (const handIn of handIns) {
    people.push(await personOf(handIn, modules, starters).catch((error: Error) => notTakenIn(handIn, modules, error)));
  }
  const reports = own.map(({ name }) => ({ path: name, why: 'holds the reports of an earlier run', grave: false }));
  return { people, aside: [...handed.aside, ...reports, ...aside] };
}

async function personOf(
  handIn: HandIn,
  modules: readonly ExerciseModule[],
  starters: ReadonlyMap<string, Starter>,
): Promise<Person> {
  const { files, aside } = await filesOf(handIn);
  const attempts = attemptsIn(files);
  const finds = new Map<string, Find[]>();
  for (const module of modules) {
    const found: Find[] = [];
    for (const [label, own] of attempts) found.push(await choose(own, module, starters.get(module.id)!, label));
    finds.set(module.id, telling(found, aside));
  }
  return { learner: handIn.learner, facts: handIn.facts, finds, aside };
}

/** Whatever is wrong with what somebody handed in, it is theirs alone. */
function notTakenIn({ learner, facts }: HandIn, modules: readonly ExerciseModule[], { message }: Error): Person {
  const notes = [`What ${learner} handed in could not be looked through: ${message}.`];
  const find: Find = { state: 'unreadable', attempt: '', beside: new Map(), notes, needsPerson: true };
  return { learner, facts, finds: new Map(modules.map(({ id }) => [id, [find]])), aside: [] };
}

/** Attempts without this exercise say nothing; where no attempt has it, one find says so. */
function telling(found: readonly Find[], aside: readonly Aside[]): Find[] {
  const some = found.filter(({ state }) => state !== 'nothing');
  if (some.length > 0) return some;
  const lost = aside.filter(({ grave }) => grave).map(({ path, why }) => `${path} ${why}.`);
  const nothing = { attempt: '', beside: new Map() };
  // Where something of theirs could not be looked into, nobody can say that there is nothing.
  if (lost.length > 0) return [{ ...nothing, state: 'unreadable', notes: lost, needsPerson: true }];
  return [{ ...nothing, state: 'nothing', notes: [], needsPerson: false }];
}

/** All files of a person, and what of them is left aside. */
export async function filesOf({ parts }: HandIn): Promise<{ files: OwnFile[]; aside: Aside[] }> {
  const all: OwnFile[] = [];
  const aside: Aside[] = [];
  for (const { entry, name } of parts) {
    const listing = await entry.list().catch((error: Error): Listing => ({
      files: [],
      aside: [{ path: entry.name, why: `cannot be read (${error.message})`, grave: true }],
    }));
    aside.push(...listing.aside);
    for (const file of listing.files) {
      const rest = file.path.slice(entry.name.length);
      all.push({ file, inside: name === '' ? rest.replace(/^\//, '') || entry.name : name + rest });
    }
  }
  return withoutKit(all, aside);
}

/** A whole clone of the kit holds thousands of files that nobody wrote for this class. */
function withoutKit(all: readonly OwnFile[], aside: Aside[]): { files: OwnFile[]; aside: Aside[] } {
  const kits = all
    .filter(({ inside }) => /(?:^|\/)course\.ts$/.test(inside))
    .map(({ inside }) => inside.slice(0, -'course.ts'.length))
    .filter((kit) => all.some(({ inside }) => inside.startsWith(`${kit}lab/`)));
  const isKits = ({ inside }: OwnFile) =>
    kits.some((kit) => inside.startsWith(kit) && KITS_OWN.has(inside.slice(kit.length).split('/')[0]!));
  const isSolution = ({ inside }: OwnFile) => inside.split('/').slice(0, -1).includes('solutions');
  const files = all.filter((own) => !isKits(own) && !isSolution(own));
  const kitFiles = all.filter(isKits).length;
  const solutions = all.filter((own) => !isKits(own) && isSolution(own));
  return {
    files,
    aside: [
      ...aside,
      ...(kitFiles === 0
        ? []
        : [
            {
              path: 'A clone of the kit',
              why: `was recognised, and ${kitFiles} files of the kit’s own are left aside`,
              grave: false,
            },
          ]),
      ...(solutions.length === 0
        ? []
        : [
            {
              path: solutions[0]!.file.path,
              why: 'lies in a folder called “solutions”, where the kit keeps its own',
              grave: true,
            },
          ]),
    ],
  };
}

/** The attempts, in their order; what stands beside their folders came first. */
function attemptsIn(files: readonly OwnFile[]): [string, OwnFile[]][] {
  const attemptOf = ({ inside }: OwnFile) =>
    inside
      .split('/')
      .slice(0, -1)
      .slice(0, ATTEMPT_DEPTH)
      .find((folder) => ATTEMPT.test(folder)) ?? '';
  const number = (label: string) => Number(ATTEMPT.exec(label)?.[1] ?? -1);
  const grouped = [...Map.groupBy(files, attemptOf)].toSorted(([a], [b]) => number(a) - number(b));
  return grouped.length === 0 ? [['', []]] : grouped;
}
