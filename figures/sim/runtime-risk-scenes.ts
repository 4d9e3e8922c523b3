/** The Runtime risk figure in a deck: one scene per click, each a moment of a simulated evening. */
import { at, END, evening, type Moment, type Settings } from './runtime-risk.ts';

const BACKS_OFF = { retries: 'jitter' } as const;
const CROWD = { ...BACKS_OFF, perMinute: 600 } as const;
const BREAKER = { ...CROWD, breaker: true } as const;
const CACHE = { ...BREAKER, cache: true } as const;
const IN_THE_OUTAGE = 165;

const scenes: readonly (readonly [settings: Partial<Settings>, now: number])[] = [
  [{}, 90],
  [{}, IN_THE_OUTAGE],
  [{ retries: 'naive' }, IN_THE_OUTAGE],
  [{ retries: 'naive' }, END],
  [BACKS_OFF, END],
  [CROWD, END],
  [BREAKER, IN_THE_OUTAGE],
  [BREAKER, END],
  [CACHE, IN_THE_OUTAGE],
  [CACHE, END],
];

/** The last step of the figure; a deck that shows them all needs this many clicks. */
export const LAST_STEP = scenes.length - 1;

/** The moment that a step draws; a number outside the story gives the scene at that end of it. */
export function scene(step: number): Moment {
  const [settings, now] = scenes[Math.min(Math.max(Math.trunc(step), 0), LAST_STEP)]!;
  return at(evening(settings), now);
}
