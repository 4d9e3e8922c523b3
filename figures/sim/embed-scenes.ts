/** The Embed figure in a deck: one scene per click, each played by the simulation. */
import { fillIn, nextNight, openReports, start, type Settings, type World } from './embed.ts';

interface Script {
  settings?: Partial<Settings>;
  /** What happens, in this order. */
  acts: readonly ((world: World) => World)[];
}

const scripts: readonly Script[] = [
  { acts: [] },
  { acts: [openReports, beforeTheReport] },
  { acts: [openReports] },
  { acts: [openReports, nextNight, openReports] },
  { settings: { edition: 'renamed' }, acts: [...nights(2), openReports] },
  { settings: { edition: 'offline' }, acts: [...nights(3), openReports] },
  { settings: { edition: 'hostile', way: 'inlined' }, acts: [...nights(4), openReports] },
  { settings: { edition: 'hostile', way: 'framed' }, acts: [...nights(4), openReports, fillIn] },
  { settings: { edition: 'hostile', way: 'sandboxed' }, acts: [...nights(4), openReports] },
];

/** The last step of the figure; a deck that shows them all needs this many clicks. */
export const LAST_STEP = scripts.length - 1;

/** The world that a step draws; a number outside the story gives the scene at that end of it. */
export function scene(step: number): World {
  const { settings, acts } = scripts[Math.min(Math.max(Math.trunc(step), 0), LAST_STEP)]!;
  return acts.reduce((world, act) => act(world), start(settings));
}

/** Days go on from scene to scene, so that no morning is shown twice with another file. */
function nights(count: number): (typeof nextNight)[] {
  return Array.from({ length: count }, () => nextNight);
}

/** The moment when the page has arrived and the browser has not yet asked for what belongs into the frame. */
function beforeTheReport(world: World): World {
  return { ...world, received: [], view: { ...world.view!, state: 'empty', report: null } };
}
