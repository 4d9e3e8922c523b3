/**
 * Build risk as a simulation: The Pass was finished long ago and reads people from HR, and in the spring HR moves from version
 * 1 of its API to version 2.
 *
 * Pure and deterministic: what is the case on a day follows from the settings, and nothing happens by chance. Days are
 * counted from Monday, 2 March 2026.
 */

/** Everything that can be set, all of it about The Pass. */
export interface Settings {
  /** Whether one adapter knows HR's words, or every place that shows a person. */
  adapter: boolean;
  /** Whether a record with a value that nobody knows is set aside. Needs the adapter. */
  quarantine: boolean;
  /** Whether a contract test asks HR for every version each night. */
  contract: boolean;
}

/** A version of HR's API. */
export type Version = 1 | 2;

/** The places of The Pass that show people. */
export type PlaceId = 'greeting' | 'directory' | 'birthday' | 'today';

/** What a place makes of HR's answer: reads `v1` or `v2`, finds its fields `undefined`, or shows what was `kept`. */
type Reading = 'v1' | 'v2' | 'undefined' | 'kept';

/** One record of HR's, with the fields of both versions that The Pass needs. */
interface Employee {
  id: string;
  given: string;
  family: string;
  office: string;
  /** Version 1 knows `active` and `left`; who is on leave is active there. Version 2 knows `on-leave`, too. */
  state: 'active' | 'on-leave' | 'left';
}

interface Place {
  id: PlaceId;
  reading: Reading;
  text: string;
  /** Whether it says something that is not so. */
  wrong: boolean;
}

/** What is the case on one day. */
export interface Moment {
  day: number;
  settings: Settings;
  /** The versions that HR answers. */
  versions: readonly Version[];
  /** Whether version 1 announces its end: `Deprecation` (RFC 9745) and `Sunset` (RFC 8594). */
  announced: boolean;
  /** When the people who look after The Pass learn about version 2, and when the last place reads it. */
  noticedAt: number;
  mendedAt: number;
  /** How many pieces of code have to learn version 2, and how many have. */
  pieces: number;
  mended: number;
  places: readonly Place[];
  /** Records that were set aside. */
  setAside: readonly Employee[];
}

/** Version 1 announces its end · version 2 opens · version 1 ends. */
export const ANNOUNCED = 7;
export const OPENS = 30;
export const SUNSET = 91;
/** The last day of the story. */
export const END = 182;

/** How long it takes to find, change and test one piece of code that knows HR's words. */
const WORK = 21;

/** The Pass as it was finished. */
export const BARE: Settings = { adapter: false, quarantine: false, contract: false };

/** Three of HR's records. */
const employees: readonly Employee[] = [
  { id: '00107', given: 'Ada', family: 'Okafor', office: 'LIS', state: 'active' },
  { id: '00055', given: 'Tomás', family: 'Brito', office: 'LIS', state: 'on-leave' },
  { id: '00017', given: 'Greta', family: 'Lund', office: 'BGO', state: 'left' },
];

const PLACES: readonly PlaceId[] = ['greeting', 'directory', 'birthday', 'today'];

/** What is the case on this day. */
export function at(day: number, change: Partial<Settings> = {}): Moment {
  const settings = { ...BARE, ...change };
  const pieces = settings.adapter ? 1 : PLACES.length;
  const noticedAt = settings.contract ? OPENS : SUNSET;
  const mended = Math.min(Math.max(Math.floor((day - noticedAt) / WORK), 0), pieces);
  const readings = PLACES.map((_, index) => read(day, settings, mended > (settings.adapter ? 0 : index)));
  const careful = settings.adapter && settings.quarantine && readings[0] === 'v2';
  return {
    day,
    settings,
    versions: day >= SUNSET ? [2] : day >= OPENS ? [1, 2] : [1],
    announced: day >= ANNOUNCED && day < SUNSET,
    noticedAt,
    mendedAt: noticedAt + pieces * WORK,
    pieces,
    mended,
    places: PLACES.map((id, index) => place(id, readings[index]!, careful)),
    setAside: careful ? employees.filter(({ state }) => state === 'on-leave') : [],
  };
}

/** When something happens next; in the end, the end. */
export function next({ day, noticedAt, pieces }: Moment): number {
  const mendings = Array.from({ length: pieces }, (_, index) => noticedAt + (index + 1) * WORK);
  return Math.min(...[ANNOUNCED, OPENS, SUNSET, ...mendings, END].filter((one) => one > day), END);
}

/** Which version a piece of code gets to read on this day. One that reads both takes the newer. */
function read(day: number, { adapter }: Settings, readsBoth: boolean): Reading {
  if (readsBoth) return 'v2';
  if (day < SUNSET) return 'v1';
  // A tolerant reader finds that what it needs is not there, and says so; other code shows what it finds.
  return adapter ? 'kept' : 'undefined';
}

function place(id: PlaceId, reading: Reading, careful: boolean): Place {
  const lost = reading === 'undefined';
  const [ada, tomas] = employees as [Employee, Employee];
  const known = (text: string) => (lost ? 'undefined' : text);
  if (id === 'today') {
    const here = employees.filter((employee) => countsAsActive(employee, reading, careful));
    const names = here.map(({ given }) => known(given)).join(', ');
    return { id, reading, text: names, wrong: reading !== 'v1' && reading !== 'kept' && here.length > 1 };
  }
  const texts = {
    greeting: `Good morning, ${known('Niamh')}`,
    directory: `${known(`${tomas.given} ${tomas.family}`)}, ${known(tomas.office)}`,
    birthday: known(`${ada.given} ${ada.family}`),
  };
  return { id, reading, text: texts[id], wrong: lost };
}

/** Whether somebody is among those who are in today: `status !== 'left'`, with whatever came for a status. */
function countsAsActive({ state }: Employee, reading: Reading, careful: boolean): boolean {
  if (reading === 'undefined') return true;
  return state !== 'left' && !(careful && state === 'on-leave');
}
