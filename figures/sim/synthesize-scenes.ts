/** The Synthesize figure in a deck: one scene per click, each a notification centre that is set in its own way. */
import { centre, type Centre, type Settings } from './synthesize.ts';

const CAREFUL = { scale: true, pair: true };

const scenes: readonly Partial<Settings>[] = [
  { pair: true },
  { pair: true },
  CAREFUL,
  { scale: true },
  CAREFUL,
  { ...CAREFUL, silent: 'rota' },
  { ...CAREFUL, silent: 'rota', gaps: true },
  { ...CAREFUL, silent: 'rota', gaps: true, least: 13 },
];

/** The last step of the figure; a deck that shows them all needs this many clicks. */
export const LAST_STEP = scenes.length - 1;

/** The centre that a step draws; a number outside the story gives the scene at that end of it. */
export function scene(step: number): Centre {
  const number = Math.min(Math.max(Math.trunc(step), 0), LAST_STEP);
  return centre(scenes[number], number > 0);
}
