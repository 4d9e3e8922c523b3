/** `npm run reset`: gives a learner the starter back, keeps their own version beside it, and can bring that one back. */
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { exercises, type ExerciseModule } from '../../course.ts';
import { lastKept, writeWhole } from './files.ts';
import { pickExercises, UserError } from './cli.ts';
import { keepOwn, replace, starterOf, type Place } from './starters.ts';

/**
 * Restores the starters of some exercises. Whatever a learner wrote stays, beside the starter.
 *
 * @param names ids or folders; at least one
 * @throws UserError when there is no name, or one that no exercise has
 */
export async function reset(names: readonly string[], place: Place): Promise<void> {
  for (const one of named(names)) {
    const starter = await starterOf(one, place.folder);
    if (starter.actual === starter.derived) place.log(`${starter.file} is the starter already.`);
    else if (await replace(starter, place)) place.log(`“npm run reset -- ${one.id} --undo” brings your version back.`);
  }
}

/**
 * Brings back the version that was put aside last. If somebody has worked on the file since, that work is put aside in
 * its turn, so that undoing twice leads back.
 *
 * @param names ids or folders; at least one
 * @throws UserError when there is no name, one that no exercise has, or nothing to bring back
 */
export async function undo(names: readonly string[], place: Place): Promise<void> {
  for (const one of named(names)) {
    const starter = await starterOf(one, place.folder);
    const target = path.join(place.folder, starter.file);
    const kept = await lastKept(target).catch(() => undefined);
    if (kept === undefined) throw new UserError(`There is no earlier version of ${starter.file} to bring back.`);
    const text = await readFile(kept, 'utf8');
    await keepOwn(starter, place);
    await writeWhole(target, text);
    await rm(kept);
    place.log(`${starter.file} is your version again, as ${path.basename(kept)} had it.`);
  }
}

function named(names: readonly string[]): ExerciseModule[] {
  if (names.length > 0) return pickExercises(names);
  const all = exercises().map(({ id }) => id);
  throw new UserError(`Say which exercise to reset, as in “npm run reset -- ${all[0]}”. There are: ${all.join(', ')}.`);
}
