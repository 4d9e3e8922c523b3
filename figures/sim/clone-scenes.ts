/** The Clone figure in a deck: one scene per click, each played by the simulation. */
import { play, type Act, type Settings, type World } from './clone.ts';

const PREPARED = { key: true, careful: true };

const scripts: readonly (readonly [settings: Partial<Settings>, acts: readonly Act[]])[] = [
  [{}, []],
  [{}, [1]],
  [{}, [1, 1]],
  [{ key: true }, [1, 1]],
  [{ key: true }, [1, 2, 1]],
  [{ key: true }, [1, 'edit', 2]],
  [PREPARED, [1, 'edit', 2]],
  [PREPARED, [1, 'edit', 2, 're-clone']],
  [{ ...PREPARED, unplugged: true }, [1, 'edit', 2, 're-clone']],
];

/** The last step of the figure; a deck that shows them all needs this many clicks. */
export const LAST_STEP = scripts.length - 1;

/** The world that a step draws; a number outside the story gives the scene at that end of it. */
export function scene(step: number): World {
  return play(...scripts[Math.min(Math.max(Math.trunc(step), 0), LAST_STEP)]!);
}
