/** `npm run build`: makes the static course, the site at its root and the decks under `slides/`. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deckFiles } from './decks.ts';
import { fingerprint } from './inputs.ts';
import { root } from './root.ts';
import { UserError } from './cli.ts';
import { lastLines, runTool, tool, type Ended } from './tools.ts';

/** One part of the build. */
export interface Stage {
  /** As in “Building the site …”. */
  name: string;
  /** @param folder the absolute path of the folder in which the whole course is put together */
  make: (folder: string) => Promise<Ended>;
}

export interface BuildOptions {
  /** Where the course goes; `dist` in the project's root unless said otherwise. */
  out?: string;
  /** Gets a line when a stage begins and when it ends. */
  log?: (line: string) => void;
  /** What is built, in this order; the course's site and decks unless said otherwise. */
  stages?: Stage[];
}

export const DIST = path.join(root, 'dist');
/** Lies in the built folder and names the sources it was made from. */
const RECORD = '.build.json';
const STAGE_MS = 10 * 60_000;
const LINES_SHOWN = 20;

/**
 * Builds the course. What was built before stays in place until the new one is complete.
 *
 * @throws UserError when a stage fails, with the last lines its tool wrote, or when `out` holds something else
 */
export async function build({ out = DIST, log = () => {}, stages = courseStages() }: BuildOptions = {}): Promise<void> {
  const target = path.resolve(out);
  await refuseToReplace(target);
  const inputs = await fingerprint(root);
  const draft = besides(target, 'new');
  await rm(draft, { recursive: true, force: true });
  try {
    for (const [index, stage] of stages.entries()) {
      log(`Building ${stage.name} (${index + 1} of ${stages.length}) …`);
      const { ok, output, seconds } = await stage.make(draft);
      if (!ok) throw new UserError(failure(stage.name, output));
      log(`Built ${stage.name} in ${seconds.toFixed(1)} s.`);
    }
    await mkdir(draft, { recursive: true });
    await writeFile(path.join(draft, RECORD), JSON.stringify({ inputs }));
    await swap(draft, target);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Whether the course has been built from the sources as they are now. What learners write does not matter. */
export async function isBuilt(out = DIST): Promise<boolean> {
  try {
    const { inputs } = JSON.parse(await readFile(path.join(out, RECORD), 'utf8')) as { inputs?: unknown };
    return inputs === (await fingerprint(root));
  } catch {
    return false;
  }
}

function courseStages(): Stage[] {
  const site: Stage = {
    name: 'the site',
    make: (folder) =>
      runTool({ argv: tool('astro', ['build', '--root', 'site', '--outDir', folder]), timeoutMs: STAGE_MS }),
  };
  const files = deckFiles();
  const slides: Stage = {
    name: files.length === 1 ? 'the deck' : `the ${files.length} decks`,
    make: (folder) => buildDecks(files, path.join(folder, 'slides')),
  };
  return files.length === 0 ? [site] : [site, slides];
}

/** Slidev puts several decks into a folder each, but a single one right where it is told. */
function buildDecks(files: string[], folder: string): Promise<Ended> {
  const out = files.length === 1 ? path.join(folder, path.basename(files[0]!, '.md')) : folder;
  const argv = tool('@slidev/cli', ['build', ...files, '--base', './', '--out', out]);
  return runTool({ argv, timeoutMs: STAGE_MS });
}

/** The first error a tool speaks of, and its last lines, both without stacks: these only tell of the tools' insides. */
function failure(stage: string, output: string): string {
  const said = output.replaceAll(/^\s+at .*\n?/gm, '');
  const cause = /\w*Error: +(.+)/.exec(said)?.[1];
  const sentence = `Building ${stage} failed${cause ? `: ${cause}` : '.'}`;
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
