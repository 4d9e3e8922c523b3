/** The Build risk simulation in words: what the figure says to those who read, and to those who listen. */
import { SUNSET, type Moment, type PlaceId, type Version } from './build-risk.ts';

/** The months of the story, and how many days they have; it begins on 2 March. */
const MONTHS: readonly (readonly [name: string, days: number])[] = [
  ['March', 31],
  ['April', 30],
  ['May', 31],
  ['June', 30],
  ['July', 31],
  ['August', 31],
];

/** What the places are called. */
export const places: Record<PlaceId, string> = {
  greeting: 'greeting',
  directory: 'directory',
  birthday: 'birthdays',
  today: 'in today',
};

/** What HR sends about Tomás: three things that The Pass needs, and one that it does not. */
export const records: Record<Version, readonly string[]> = {
  1: ['displayName: Tomás Brito', 'workplace: LIS', 'status: active', 'costCentre: MK-55'],
  2: [
    'name.given: Tomás',
    'name.family: Brito',
    'location.office: LIS',
    'employment.state: on-leave',
    'employee.costCentre: MK-55',
  ],
};

/** A day of the story, for instance `1 June`. */
export function date(day: number): string {
  let left = day + 2;
  for (const [name, days] of MONTHS) {
    if (left <= days) return `${left} ${name}`;
    left -= days;
  }
  throw new RangeError(`The story ends before day ${day}.`);
}

/** What people see and why, in one to three sentences. */
export function account(moment: Moment): string {
  const { day, places: all, settings } = moment;
  const broken = all.filter(({ reading }) => reading === 'undefined').length;
  if (broken) return lost(moment, broken);
  if (all[0]!.reading === 'kept')
    return `HR sends version 2 only, and the adapter says at once that it cannot read it. The Pass shows what it had. One adapter is to be mended, by ${date(moment.mendedAt)}.`;
  if (all.some(({ reading }) => reading === 'v2')) return newer(moment);
  if (moment.versions.length > 1)
    return settings.contract
      ? `In the night the contract test read version 2 and named what is missing. That is ${SUNSET - day} days before version 1 ends.`
      : `Version 2 is there, and version 1 is too, until ${date(SUNSET)}. The Pass works, so nobody looks.`;
  return moment.announced
    ? `Every answer of HR now carries two headers: Deprecation and Sunset, ${date(SUNSET)}. Nobody reads headers.`
    : 'The Pass is finished. Four places show people, and HR says who they are.';
}

/** Some places know version 1 only, and HR sends version 2. */
function lost({ mended, mendedAt, pieces }: Moment, broken: number): string {
  if (!mended)
    return 'HR sends version 2 only. The names have moved, so four places show “undefined”. No status says “left”, so Greta, who has left, is in today.';
  return `${mended} of ${pieces} places are mended, and ${broken} ${broken === 1 ? 'shows' : 'show'} “undefined”. Each takes three weeks. The last is due on ${date(mendedAt)}.`;
}

/** Everything is read, at least in part from version 2. */
function newer({ mended, mendedAt, pieces, setAside, day }: Moment): string {
  if (mended < pieces)
    return `${mended} of ${pieces} places read version 2. The last is due on ${date(mendedAt)}; version 1 ends on ${date(SUNSET)}.`;
  if (!setAside.length)
    return 'Version 2 is read, and it has a new status: “on-leave”. The Pass knows “left” and takes everything else for active, so Tomás is in today.';
  return day === SUNSET
    ? 'Version 1 ends today, and nobody notices. The adapter has read version 2 for weeks. Only Tomás is set aside.'
    : 'The adapter reads version 2. It does not know “on-leave”, and does not guess: Tomás is set aside, for somebody to decide.';
}

/** Whether HR answers a version. */
export function standing(version: Version, { versions, announced }: Moment): string {
  if (!versions.includes(version)) return version === 1 ? 'ended' : 'not yet';
  return version === 1 && announced ? `until ${date(SUNSET)}` : 'answers';
}

/** What the contract test says. */
export function verdict({ settings, versions, mended }: Moment): readonly string[] {
  if (!settings.contract) return ['There is none.'];
  const old = versions.includes(1) ? ['Version 1: as agreed'] : [];
  if (!versions.includes(2)) return old;
  return mended
    ? [...old, 'Version 2: a status that is unknown, on-leave']
    : [...old, 'Version 2: people[0].displayName missing', 'Version 2: people[0].status missing'];
}
