/** The dessert figure in a deck: one scene per click. */
import { report, type Report } from './desserts.ts';

/** 0 two lists · 1 they meet as they are · 2 each is one row first. */
const scenes: readonly (() => Report)[] = [
  () => report({ grain: false }, false),
  () => report({ grain: false }),
  () => report(),
];

/** The last step of the figure; a deck that shows them all needs this many clicks. */
export const LAST_STEP = scenes.length - 1;

/** The report that a step draws; a number outside the story gives the scene at that end of it. */
export function scene(step: number): Report {
  return scenes[Math.min(Math.max(Math.trunc(step), 0), LAST_STEP)]!();
}
