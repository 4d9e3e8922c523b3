/** Puts what was handed in where it can do no harm: copies, in a folder of the kit's own, under their proper names. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ExerciseModule } from '../../../course.ts';
import { LONGEST, type Find } from './intake/choose.ts';
import { Unreadable } from './intake/handed.ts';
import { essenceOf, textOf } from './intake/text.ts';

/** Beside a learner's file, so many others are copied at most. */
const MOST_BESIDE = 200;
const BESIDE_BYTES = 10_000_000;
const SOURCE = /\.(?:ts|js|mjs|cjs|mts|json)$/i;

/** A folder laid out like `exercises/`, with one program in it. */
export interface Stage {
  work: string;
  /** Throws it away. */
  remove: () => Promise<void>;
}

/**
 * Copies a find.
 *
 * @param scratch an existing folder
 * @throws Unreadable when it cannot be read any more
 */
export async function stage(find: Find, { id, exercise }: ExerciseModule, scratch: string): Promise<Stage> {
  const work = await mkdtemp(join(scratch, 'work-'));
  const remove = () => rm(work, { recursive: true, force: true });
  try {
    const folder = join(work, exercise.folder);
    await mkdir(folder);
    if (!find.file) return { work, remove };
    const { text } = textOf(await find.file.read(LONGEST));
    // Who hands the starter in has the verdict of everybody who does, and needs no other file.
    const isChanged = find.state === 'found';
    if (isChanged) await copyBeside(find, folder);
    await writeFile(join(folder, `${id}.ts`), isChanged ? text : `${essenceOf(text)}\n`);
    return { work, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** What the program may import. What cannot be copied is left out: a program that needs it hears so itself. */
async function copyBeside({ beside }: Find, folder: string): Promise<void> {
  let room = BESIDE_BYTES;
  for (const [path, file] of [...beside].slice(0, MOST_BESIDE)) {
    if (file.size > Math.min(room, LONGEST)) continue;
    room -= file.size;
    try {
      const bytes = await file.read(LONGEST);
      const target = join(folder, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, SOURCE.test(path) ? asUtf8(bytes) : bytes);
    } catch (error) {
      if (!(error instanceof Unreadable) && (error as NodeJS.ErrnoException).code === undefined) throw error;
    }
  }
}

function asUtf8(bytes: Buffer): Buffer | string {
  try {
    return textOf(bytes).text;
  } catch {
    return bytes;
  }
}
