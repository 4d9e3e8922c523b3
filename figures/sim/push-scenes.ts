/** The Push figure in a deck: one scene per click, each a moment of a simulated story. */
import { at, story, type Moment, type Settings } from './push.ts';

const OUTAGE = { agency: 'offline', outbox: true } as const;
const LOST = { agency: 'forgetful', outbox: true } as const;

const scenes: readonly (readonly [settings: Partial<Settings>, minutes: number])[] = [
  [{}, 0],
  [{}, 2],
  [{ agency: 'offline' }, 30],
  [{ crash: true }, 12],
  [OUTAGE, 0],
  [OUTAGE, 11],
  [OUTAGE, 24],
  [{ outbox: true, crash: true }, 2],
  [{ outbox: true, crash: true }, 6],
  [LOST, 2],
  [LOST, 6],
];

/** The last step of the figure; a deck that shows them all needs this many clicks. */
export const LAST_STEP = scenes.length - 1;

/** The moment that a step draws; a number outside the story gives the scene at that end of it. */
export function scene(step: number): Moment {
  const [settings, minutes] = scenes[Math.min(Math.max(Math.trunc(step), 0), LAST_STEP)]!;
  return at(story(settings), minutes);
}
