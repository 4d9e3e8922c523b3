/** The Pull figure in a deck: one scene per click, each played by the simulation. */
import { play, start, type Act, type Settings, type World } from './pull.ts';

interface Script {
  settings?: Partial<Settings>;
  acts: readonly Act[];
  /** Draws only this many events of the one opening of the feed, in the middle of things. */
  events?: number;
}

const ADA: Act = { open: 'ada' };
const PREPARED = { deadlineMs: 1000, fallback: true };

const scripts: readonly Script[] = [
  { acts: [ADA], events: 1 },
  { acts: [ADA], events: 2 },
  { acts: [ADA] },
  { settings: { hr: 'hanging' }, acts: [ADA, { forward: 30_000 }] },
  { settings: { hr: 'offline' }, acts: [ADA] },
  { settings: { hr: 'hanging', ...PREPARED }, acts: [ADA] },
  { settings: { cache: true, ...PREPARED }, acts: [ADA, { forward: 20_000 }, ADA] },
  { settings: { cache: true, ...PREPARED }, acts: [ADA, { forward: 90_000 }, { adjust: { hr: 'offline' } }, ADA] },
];

/** The last step of the figure; a deck that shows them all needs this many clicks. */
export const LAST_STEP = scripts.length - 1;

/** The world that a step draws; a number outside the story gives the scene at that end of it. */
export function scene(step: number): World {
  const { settings, acts, events } = scripts[Math.min(Math.max(Math.trunc(step), 0), LAST_STEP)]!;
  const world = play(start(settings), acts);
  return events ? stopAfter(events, world) : world;
}

/** The world after so many events of its only view, with the person still waiting. */
function stopAfter(count: number, world: World): World {
  const view = world.views[0]!;
  const events = view.events.slice(0, count);
  const received = world.received.slice(0, events.filter(({ kind }) => kind === 'asks').length);
  const views = [{ ...view, events, screen: 'waiting', waitedMs: null, office: null } as const];
  return { ...world, now: view.openedAt, received, views };
}
