/** The Build risk figure in a deck: one scene per click, each a day of a simulated spring. */
import { ANNOUNCED, at, OPENS, SUNSET, type Moment, type Settings } from './build-risk.ts';

const ADAPTER = { adapter: true };
const CAREFUL = { adapter: true, quarantine: true };
const PREPARED = { ...CAREFUL, contract: true };

const scenes: readonly (readonly [day: number, settings: Partial<Settings>])[] = [
  [0, {}],
  [ANNOUNCED, {}],
  [SUNSET, {}],
  [SUNSET + 50, {}],
  [SUNSET, ADAPTER],
  [SUNSET + 21, ADAPTER],
  [SUNSET + 21, CAREFUL],
  [OPENS, PREPARED],
  [SUNSET, PREPARED],
];

/** The last step of the figure; a deck that shows them all needs this many clicks. */
export const LAST_STEP = scenes.length - 1;

/** The day that a step draws; a number outside the story gives the scene at that end of it. */
export function scene(step: number): Moment {
  return at(...scenes[Math.min(Math.max(Math.trunc(step), 0), LAST_STEP)]!);
}
