/** `npm run starters`: writes the learners' starting points, derived from the solutions. */
import { execFile } from 'node:child_process';
import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { exercises, type ExerciseModule } from '../../course.ts';
import { keepBeside, readIfThere, writeWhole } from './files.ts';
import { deriveStarter } from './derive-starter.ts';
import { type ExitCode } from './cli.ts';

type Log = (line: string) => void;

/** One exercise's starter, and the file as it is now. */
export interface Starter {
  /** Path from the project's root, with slashes. */
  file: string;
  solution: string;
  /** What the file should be before anybody works on it. */
  derived: string;
  /** What it is; undefined when it is missing. */
  actual: string | undefined;
}

/** Where starters are written, and who hears of it. */
export interface Place {
  /** The folder that holds `exercises/` and `solutions/`. */
  folder: string;
  log: Log;
}

/** The starter of one exercise of `course.ts`. */
export async function starterOf({ id, exercise }: ExerciseModule, folder: string): Promise<Starter> {
  const solution = `solutions/${exercise.folder}/${id}.ts`;
  const file = `exercises/${exercise.folder}/${id}.ts`;
  const text = await readFile(path.join(folder, solution), 'utf8');
  const actual = await readIfThere(path.join(folder, file));
  return { file, solution, derived: deriveStarter(text, solution), actual };
}

/**
 * Writes every starter that differs from its solution. A file that somebody worked on stays as it is, unless forced;
 * then the old one is kept beside it.
 *
 * @returns 1 when a file was left alone
 */
export async function writeStarters({ folder, log }: Place, force: boolean): Promise<ExitCode> {
  const left: string[] = [];
  for (const starter of await all(folder)) {
    const { file, derived, actual } = starter;
    if (actual === derived) log(`${file} is as its solution says.`);
    else if (actual === undefined || force || (await isUntouched(starter, folder)))
      await replace(starter, { folder, log });
    else left.push(file);
  }
  if (left.length === 0) return 0;
  log(`Left alone, because somebody worked on it: ${left.join(', ')}. With --force it is replaced and kept beside.`);
  return 1;
}

/**
 * Compares every starter with what its solution says it should be. A file in which a learner works is fine, as long as
 * the committed one is right.
 *
 * @returns 1 when one differs
 */
export async function checkStarters({ folder, log }: Place): Promise<ExitCode> {
  const wrong: Starter[] = [];
  const starters = await all(folder);
  for (const starter of starters) {
    if (starter.actual === starter.derived) continue;
    if ((await committed(starter.file, folder)) !== starter.derived) wrong.push(starter);
    else log(`${starter.file} holds work of your own. The starter as committed is right.`);
  }
  for (const { file, solution, actual } of wrong) {
    log(actual === undefined ? `${file} is missing.` : `${file} is not the starter that follows from ${solution}.`);
  }
  if (wrong.length > 0) {
    log(
      'If you changed a solution, “npm run starters” writes its starter anew. If this is your own work on an exercise,',
    );
    log('all is well: this only checks the course; “npm run grade” checks your work.');
    return 1;
  }
  log(
    `${starters.length === 1 ? 'The starter follows' : `All ${starters.length} starters follow`} from the solutions.`,
  );
  return 0;
}

/**
 * Puts the starter in place, and what was there beside it unless that was only an older starter.
 *
 * @returns whether a learner's version was kept
 */
export async function replace(starter: Starter, place: Place): Promise<boolean> {
  const { file, solution, derived } = starter;
  const kept = await keepOwn(starter, place);
  await writeWhole(path.join(place.folder, file), derived);
  await remember(file, derived, place.folder);
  place.log(`${file} is the starter that follows from ${solution}.`);
  return kept;
}

/**
 * Puts a learner's version beside the file, so that something else can take its place.
 *
 * @returns whether there was one
 */
export async function keepOwn(starter: Starter, { folder, log }: Place): Promise<boolean> {
  if (starter.actual === undefined || (await isUntouched(starter, folder))) return false;
  const copy = await keepBeside(path.join(folder, starter.file));
  log(`Your version of ${starter.file} is now ${path.relative(folder, copy).replaceAll(path.sep, '/')}.`);
  return true;
}

async function all(folder: string): Promise<Starter[]> {
  return Promise.all(exercises().map((one) => starterOf(one, folder)));
}

/**
 * Whether the file is only an older starter: one that these commands wrote, or the one that follows from the solution as
 * last committed. Nothing is lost with such a file.
 */
async function isUntouched({ file, solution, actual }: Starter, folder: string): Promise<boolean> {
  if (actual === undefined) return true;
  if ((await memory(folder))[file] === hash('sha256', actual)) return true;
  const earlier = await committed(solution, folder);
  try {
    return earlier !== undefined && deriveStarter(earlier, solution) === actual;
  } catch {
    return false;
  }
}

/** The file as last committed; undefined without Git, or when it never was. */
async function committed(file: string, folder: string): Promise<string | undefined> {
  const git = promisify(execFile)('git', ['show', `HEAD:./${file}`], { cwd: folder });
  return git.then(
    ({ stdout }) => stdout,
    () => undefined,
  );
}

/** Fingerprints of the starters that were written here last, by file. */
async function memory(folder: string): Promise<Record<string, string>> {
  const text = await readIfThere(memoryFile(folder));
  try {
    return JSON.parse(text ?? '{}') as Record<string, string>;
  } catch {
    return {};
  }
}

async function remember(file: string, text: string, folder: string): Promise<void> {
  const written = { ...(await memory(folder)), [file]: hash('sha256', text) };
  await writeWhole(memoryFile(folder), JSON.stringify(written, null, 2));
}

function memoryFile(folder: string): string {
  return path.join(folder, '.lab', 'starters.json');
}
