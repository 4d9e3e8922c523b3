/**
 * The Embed story E1 as a simulation: every night the guest line's system writes a file about the calls, and the
 * Reports page of The Pass shows Ada whatever the file says.
 *
 * Pure and deterministic: every function returns a new world, and the figures in the file come from the world's seed.
 */
import { draw } from './lehmer.ts';

/**
 * What the guest line's system publishes: the file as `usual`, one with a `renamed` column, a `hostile` one with a script
 * and a form, or nothing, because it is `offline`.
 */
export type Edition = 'usual' | 'renamed' | 'hostile' | 'offline';

/**
 * How The Pass shows the file: `inlined` into its own page, `framed` (an `iframe` that names its address), or
 * `sandboxed` (the same with an empty `sandbox`, which is every restriction).
 */
export type Way = 'inlined' | 'framed' | 'sandboxed';

/** Everything that can be set. */
export interface Settings {
  edition: Edition;
  way: Way;
}

/** The file of one night. */
export interface Report {
  columns: readonly [rep: string, calls: string, wait: string];
  /** One row per representative: a user ID, answered calls, and the average wait as minutes and seconds. */
  rows: readonly (readonly [rep: string, calls: string, wait: string])[];
  /** Whether it brings a script that wants the reader's session, and a form that wants the password. */
  hostile: boolean;
}

/** Something that reached the guest line's system, and whose machine sent it. */
export interface Received {
  what: 'request' | 'session' | 'password';
  from: 'The Pass' | 'Ada’s browser';
}

/** Ada's look at the Reports page. */
export interface View {
  way: Way;
  /** What the place for the report holds: `empty` while the browser still waits for it, `missing` if none came. */
  state: 'empty' | 'shown' | 'missing';
  /** The report on the page; `null` unless `state` is `shown`. */
  report: Report | null;
  /** What became of the form: nobody filled it in, it was `sent`, or it was `stopped`. */
  form: 'untouched' | 'sent' | 'stopped';
}

export interface World {
  /** How many nights have passed since the story began. */
  night: number;
  settings: Settings;
  /** What the next file's figures are drawn from: a whole number from 1. */
  seed: number;
  /** The figures of this night, whatever the edition: per representative, calls and seconds of waiting. */
  figures: readonly (readonly [calls: number, seconds: number])[];
  received: readonly Received[];
  /** `null` until Ada opens the page. */
  view: View | null;
}

/** The guest line's representatives by user ID, as the file lists them. */
export const REPS = ['00215', '00221', '00238'] as const;

const MODEST: Settings = { edition: 'usual', way: 'framed' };

/** The first morning: the file of the night is written, and nobody has looked yet. */
export function start(settings: Partial<Settings> = {}, seed = 42): World {
  const before = { night: -1, settings: { ...MODEST, ...settings }, seed, figures: [], received: [], view: null };
  return nextNight(before);
}

/** The next night passes: the guest line's system writes a new file. The page is closed. */
export function nextNight(world: World): World {
  let { seed } = world;
  const drawn = (from: number, to: number): number => {
    const [next, part] = draw(seed);
    seed = next;
    return from + Math.floor(part * (to - from));
  };
  const figures = REPS.map(() => [drawn(20, 60), drawn(20, 110)] as const);
  return { ...world, night: world.night + 1, seed, figures, view: null };
}

/** What the guest line's system serves at this moment; `null` when it is offline. */
export function published({ settings: { edition }, figures }: World): Report | null {
  if (edition === 'offline') return null;
  const hostile = edition === 'hostile';
  const rows = REPS.map((rep, index): Report['rows'][number] => {
    const [calls, seconds] = figures[index]!;
    return [rep, `${calls}`, `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`];
  });
  return { columns: ['Rep', edition === 'renamed' ? 'Conversations' : 'Calls', 'Wait'], rows, hostile };
}

/** Ada opens the Reports page: somebody fetches the file, it is shown, and a script in it does what it can. */
export function openReports(world: World): World {
  const { way } = world.settings;
  const report = published(world);
  const asked = report ? receive(world, 'request', way === 'inlined' ? 'The Pass' : 'Ada’s browser') : world;
  const view: View = { way, state: report ? 'shown' : 'missing', report, form: 'untouched' };
  return readsSession(view) ? receive({ ...asked, view }, 'session', 'Ada’s browser') : { ...asked, view };
}

/** Ada types her password into the form and sends it. Throws when there is no form before her. */
export function fillIn(world: World): World {
  const { view } = world;
  if (!view?.report?.hostile) throw new Error('There is no form on the page.');
  if (view.way === 'sandboxed') return { ...world, view: { ...view, form: 'stopped' } };
  return receive({ ...world, view: { ...view, form: 'sent' } }, 'password', 'Ada’s browser');
}

/** Whether a script in the report runs as The Pass, and so reads the session of whoever looks at the page. */
export function readsSession({ way, report }: View): boolean {
  return way === 'inlined' && report?.hostile === true;
}

function receive(world: World, what: Received['what'], from: Received['from']): World {
  return { ...world, received: [...world.received, { what, from }] };
}
