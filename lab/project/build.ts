/** Makes the static course: the site at its root and the decks under `slides/`, each only when its sources have changed. */
import { existsSync } from 'node:fs';
import { copyFile, link, lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deckFiles } from './decks.ts';
import { fingerprint, PARTS, type Part } from './inputs.ts';
import { placeTrouble } from './place.ts';
import { root } from './root.ts';
import { lastLines, runTool, tool, type Ended } from './tools.ts';
import { UserError } from './user-error.ts';

/** How one part of the course is made. */
export interface BuildStep {
  id: Part;
  /** As in “Building the site …”. */
  name: string;
  /**
   * Makes what this part adds to the course. No two parts may make the same file or folder at the course's root.
   *
   * @param folder the absolute path of a folder for this part alone; it does not exist yet
   */
  make: (folder: string) => Promise<Ended>;
}

/** What a build may be told. */
export interface BuildOptions {
  /** Where the course goes; `dist` in the project's root unless said otherwise. */
  out?: string;
  /** Gets a line when a step begins and when it ends. */
  log?: (line: string) => void;
  /** What is built, side by side; the course's site and decks unless said otherwise. */
  steps?: BuildStep[];
  /** Changes whenever the sources of a part do; the fingerprint of its declared inputs unless said otherwise. */
  fingerprintOf?: (part: Part) => string;
  /** Whether to build a part again whose sources are those of the last build in `out`. */
  complete?: boolean;
}

/** What a build writes down about itself. */
type BuildRecord = Partial<Record<Part, PartRecord>>;

interface PartRecord {
  /** The fingerprint of its sources. */
  inputs: string;
  /** The names that this part has at the course's root. */
  entries: string[];
}

/** Where the course is built unless somebody says otherwise. */
export const DIST = path.join(root, 'dist');
/** Lies in the built folder and names the sources it was made from. */
const RECORD = '.build.json';
const STEP_MS = 10 * 60_000;
const LINES_SHOWN = 20;
/**
 * The tools make much that lives only for a moment. With more room for it (megabytes), Node's garbage collector, which
 * otherwise takes a fifth of a build, has a quarter less to do.
 */
const ROOMY = '--max-semi-space-size=64';

/**
 * Builds the course. What was built before stays in place until the new one is complete.
 *
 * @throws UserError when a step fails, with the last lines its tool wrote, or when `out` holds something else
 */
export async function build(options: BuildOptions = {}): Promise<void> {
  const { out = DIST, log = () => {}, steps = courseSteps(), fingerprintOf = declared, complete = false } = options;
  const target = path.resolve(out);
  const trouble = options.steps ? undefined : placeTrouble(root);
  if (trouble) throw new UserError(`${trouble.fact} ${trouble.remedy}`);
  await refuseToReplace(target);
  const last = complete ? {} : await readRecord(target);
  const draft = besides(target, 'new');
  const folders = steps.map(({ id }) => besides(target, `new-${id}`));
  const clear = () => Promise.all([draft, ...folders].map((folder) => rm(folder, { recursive: true, force: true })));
  await clear();
  try {
    const parts = await atOnce(
      steps.map(async ({ id, name, make }, index): Promise<[Part, PartRecord]> => {
        const folder = folders[index]!;
        const [inputs, old] = [fingerprintOf(id), last[id]];
        if (old?.inputs === inputs) {
          await takeOver(target, old.entries, folder);
          log(`Nothing has changed for ${name} (${index + 1} of ${steps.length}).`);
        } else {
          log(`Building ${name} (${index + 1} of ${steps.length}) …`);
          const { ok, output, seconds } = await make(folder);
          if (!ok) throw new UserError(failure(name, output));
          log(`Built ${name} in ${seconds.toFixed(1)} s.`);
        }
        return [id, { inputs, entries: await readdir(folder) }];
      }),
    );
    await mkdir(draft);
    for (const folder of folders) await moveInto(draft, folder);
    await writeFile(path.join(draft, RECORD), JSON.stringify(Object.fromEntries(parts)));
    await swap(draft, target);
  } finally {
    await clear();
  }
}

/** Whether the course has been built from the sources as they are now. What learners write does not matter. */
export async function isBuilt(out = DIST): Promise<boolean> {
  const record = await readRecord(out);
  return courseSteps().every(({ id }) => record[id]?.inputs === declared(id));
}

function declared(part: Part): string {
  return fingerprint(PARTS[part]);
}

function courseSteps(): BuildStep[] {
  const site: BuildStep = {
    id: 'site',
    name: 'the site',
    make: (folder) => runNode(tool('astro', ['build', '--root', 'site', '--outDir', folder])),
  };
  const files = deckFiles();
  const slides: BuildStep = {
    id: 'decks',
    name: files.length === 1 ? 'the deck' : `the ${files.length} decks`,
    make: (folder) => runNode([path.join(root, 'slides/build/decks.ts'), path.join(folder, 'slides'), ...files]),
  };
  return files.length === 0 ? [site] : [site, slides];
}

function runNode(argv: string[]): Promise<Ended> {
  return runTool({ argv: [ROOMY, ...argv], timeoutMs: STEP_MS });
}

/** The first error a tool speaks of, and its last lines, both without stacks: these only tell of the tools' insides. */
function failure(part: string, output: string): string {
  const said = output.replaceAll(/^\s+at .*\n?/gm, '');
  const cause = /\w*Error: +(.+)/.exec(said)?.[1];
  const sentence = `Building ${part} failed${cause ? `: ${cause}` : '.'}`;
  return `${sentence}\nWhat was built before is still there. The last lines of its tool:\n\n${lastLines(said.trim(), LINES_SHOWN)}\n`;
}

/** A folder is only ever replaced when it is empty or an earlier build. */
async function refuseToReplace(target: string): Promise<void> {
  const names = await readdir(target).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw new UserError(`The course cannot be built into ${target}: ${error.message}.`);
  });
  if (names.length === 0 || names.includes(RECORD)) return;
  throw new UserError(`${target} holds something that is no earlier build; name an empty or a new folder with --out.`);
}

/** Waits for all, also when one fails: nothing may still write into a folder that is about to go. */
async function atOnce<T>(tasks: Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(tasks);
  return Promise.all(tasks);
}

/** The record of a build; an empty one when there is none that can be read. */
async function readRecord(folder: string): Promise<BuildRecord> {
  try {
    const parts = JSON.parse(await readFile(path.join(folder, RECORD), 'utf8')) as BuildRecord;
    return Object.fromEntries(Object.entries(parts).filter(([, part]) => Array.isArray(part?.entries)));
  } catch {
    return {};
  }
}

/**
 * Puts a part of an earlier build into a folder of its own. The files are the same ones, not copies, where the disk
 * can do that: the earlier build stays whole, and nothing is read or written.
 */
async function takeOver(target: string, entries: string[], folder: string): Promise<void> {
  await mkdir(folder);
  for (const entry of entries) await linkTree(path.join(target, entry), path.join(folder, entry));
}

async function linkTree(from: string, to: string): Promise<void> {
  if (!(await lstat(from)).isDirectory()) return link(from, to).catch(() => copyFile(from, to));
  await mkdir(to);
  for (const name of await readdir(from)) await linkTree(path.join(from, name), path.join(to, name));
}

/** Moves what is in a part's folder to the course's root. */
async function moveInto(course: string, folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const to = path.join(course, name);
    if (existsSync(to)) throw new Error(`Two parts of the build make “${name}”.`);
    await rename(path.join(folder, name), to);
  }
}

/** Puts the new folder where the old one is; at no time is there half of one. */
async function swap(draft: string, target: string): Promise<void> {
  const old = besides(target, 'old');
  await rm(old, { recursive: true, force: true });
  if (existsSync(target)) await rename(target, old);
  await rename(draft, target);
  await rm(old, { recursive: true, force: true });
}

/** A hidden neighbour of a folder, on the same disk, so that renaming is one step. */
function besides(target: string, role: string): string {
  return path.join(path.dirname(target), `.${path.basename(target)}.${role}`);
}
