/** `npm run reset`: gives a learner the starter back and keeps their own version beside it. */
import { exercises } from '../../course.ts';
import { root } from '../source/root.ts';
import { pickExercises, run, Sorry } from './cli.ts';
import { replace, starterOf, type Place } from './starters.ts';

/**
 * Restores the starters of some exercises. Whatever a learner wrote stays, beside the starter.
 *
 * @param names ids or folders; at least one
 * @throws Sorry when there is no name, or one that no exercise has
 */
export async function reset(names: readonly string[], place: Place): Promise<void> {
  if (names.length === 0) {
    const all = exercises().map(({ id }) => id);
    throw new Sorry(`Say which exercise to reset, as in “npm run reset -- ${all[0]}”. There are: ${all.join(', ')}.`);
  }
  for (const one of pickExercises(names)) {
    const starter = await starterOf(one, place.folder);
    if (starter.actual === starter.derived) place.log(`${starter.file} is the starter already.`);
    else await replace(starter, place);
  }
}

if (import.meta.main) {
  await run(
    {
      name: 'npm run reset',
      about: 'Restores the starter of an exercise. Your own version is kept beside it, as pull.mine-1.ts and so on.',
      words: 'exercise …',
      options: {},
    },
    ({ words }) => reset(words, { folder: root, log: console.log }),
  );
}
