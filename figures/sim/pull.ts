/**
 * The Pull story L2 as a simulation: people open the news feed of The Pass, and The Pass asks HR where they work.
 *
 * Pure and deterministic: every function returns a new world, HR's answer times come from the world's seed, and time is
 * a number that only the functions here set forward. Times and durations are in milliseconds; the clock counts from
 * midnight.
 */

export type PersonId = 'ada' | 'bram';

export interface Person {
  /** The user ID. Text, never a number. */
  id: string;
  name: string;
  firstName: string;
  /** Code of the home office that HR has on record. */
  office: string;
}

/** How HR is doing. `hanging`: takes the request and never answers. `offline`: refuses the connection. */
export type HrState = 'well' | 'slow' | 'hanging' | 'offline' | 'failing';

/** Everything that can be set: HR's health, and what The Pass does about it. */
export interface Settings {
  hr: HrState;
  /** How much longer HR takes when it is slow. */
  slowMs: number;
  /** How long The Pass waits for HR; `null` waits as long as it takes. */
  deadlineMs: number | null;
  /** Whether The Pass shows the general feed when HR gives no usable answer. */
  fallback: boolean;
  cache: boolean;
  /** How long an answer may be used without asking (RFC 9111). */
  maxAgeMs: number;
  /** How long after that it may be used when asking fails (RFC 5861). */
  staleIfErrorMs: number;
  /** Whether answers are kept per user and address, as they should be, or per address only. */
  userInKey: boolean;
}

/** One thing that happened. */
export interface PullEvent {
  at: number;
  /**
   * Who did what: the person `opens` the feed · The Pass `asks` HR · HR `answers` The Pass · HR's machine `refused` The
   * Pass · The Pass `gives-up` on HR at its deadline · HR leaves The Pass `waiting` · The Pass `keeps` an answer in its
   * cache · the cache `recalls` an answer · The Pass `shows` the person a page.
   */
  kind: 'opens' | 'asks' | 'answers' | 'refused' | 'gives-up' | 'waiting' | 'keeps' | 'recalls' | 'shows';
  /** What the message says: a user ID, an office's code, a status such as `304`, or the page that is shown. */
  text: string;
}

/** What a person had on screen in the end. */
type Screen = 'personal' | 'general' | 'error' | 'waiting';

/** One opening of the feed. */
export interface View {
  person: PersonId;
  openedAt: number;
  /** How long the person waited for HR; `null` while they still do. */
  waitedMs: number | null;
  screen: Screen;
  /** The office whose news came first; `null` unless `screen` is `personal`. */
  office: string | null;
  events: readonly PullEvent[];
}

/** One request that reached HR. */
interface Received {
  at: number;
  userId: string;
  /** The status HR answered with, for instance `200`; `null` when there was no answer in time. */
  status: string | null;
}

/** An answer that The Pass remembers. */
export interface Kept {
  /** Whose office it is. */
  userId: string;
  office: string;
  keptAt: number;
  /** Until then it may be used without asking. */
  freshUntil: number;
  /** Until then it may be used when asking fails. */
  usableUntil: number;
}

export interface World {
  now: number;
  settings: Settings;
  /** What the next answer time is drawn from: a whole number from 1. */
  seed: number;
  /** The cache, by key. */
  kept: Readonly<Record<string, Kept>>;
  received: readonly Received[];
  views: readonly View[];
}

export interface NewsItem {
  title: string;
  /** `null` for news of the whole company. */
  office: string | null;
}

export const people: Record<PersonId, Person> = {
  ada: { id: '00107', name: 'Ada Okafor', firstName: 'Ada', office: 'LIS' },
  bram: { id: '00118', name: 'Bram Peeters', firstName: 'Bram', office: 'GNT' },
};

export const cities: Record<string, string> = { LIS: 'Lisbon', GNT: 'Ghent', BGO: 'Bergen' };

/** The general feed, newest first. */
export const news: readonly NewsItem[] = [
  { title: 'Night bus to the port', office: 'BGO' },
  { title: 'Summer menu is decided', office: null },
  { title: 'The wood oven is back', office: 'LIS' },
  { title: 'Market is on Thursday', office: 'GNT' },
];

/** A well HR, and a Host that takes no precautions. */
const BARE: Settings = {
  hr: 'well',
  slowMs: 3000,
  deadlineMs: null,
  fallback: false,
  cache: false,
  maxAgeMs: 60_000,
  staleIfErrorMs: 600_000,
  userInKey: true,
};

const MORNING = (8 * 60 + 55) * 60_000;
const FAILURE = '503';
/** Of Lehmer's random number generator, which the seed runs through. */
const MODULUS = 2 ** 31 - 1;

/** A world in which nothing has happened yet: 08:55 in the morning, and the cache is empty. */
export function start(settings: Partial<Settings> = {}, seed = 107): World {
  return { now: MORNING, settings: { ...BARE, ...settings }, seed, kept: {}, received: [], views: [] };
}

/** Changes settings. A cache that is switched, or gets another kind of key, starts empty. */
export function adjust(world: World, change: Partial<Settings>): World {
  const settings = { ...world.settings, ...change };
  const same = settings.cache === world.settings.cache && settings.userInKey === world.settings.userInKey;
  return { ...world, settings, kept: same ? world.kept : {} };
}

/** Sets the clock forward; throws a RangeError when `ms` would set it back. */
export function forward(world: World, ms: number): World {
  if (!(ms >= 0)) throw new RangeError(`The clock can be set forward, not by ${ms} ms.`);
  return { ...world, now: world.now + ms };
}

/** The general feed with the news of one office first; `null` leaves it as it is. */
export function feed(office: string | null): NewsItem[] {
  const local = news.filter((item) => office !== null && item.office === office);
  return [...local, ...news.filter((item) => !local.includes(item))];
}

/** A person opens the feed; the clock moves on by as long as they waited. */
export function openFeed(world: World, person: PersonId): World {
  const known = lookUp(world, person);
  const opened = begin(world, person);
  if (known && world.now < known.freshUntil) return recall(opened, known);

  const heard = ask(opened, person, known);
  const { kind, text } = heard.views.at(-1)!.events.at(-1)!;
  if (kind === 'waiting') return heard;
  if (kind === 'answers' && text !== FAILURE) return show(keep(heard, person), people[person].office);
  return known && world.now < known.usableUntil ? recall(heard, known) : show(heard, null);
}

/** One act of a story. */
export type Act = { open: PersonId } | { forward: number } | { adjust: Partial<Settings> };

/** Plays a story: who opens the feed, what changes and how much time passes, in this order. */
export function play(world: World, acts: readonly Act[]): World {
  return acts.reduce((current, act) => {
    if ('open' in act) return openFeed(current, act.open);
    return 'forward' in act ? forward(current, act.forward) : adjust(current, act.adjust);
  }, world);
}

/** How an answer in the cache may be used at this moment. */
export function freshness(kept: Kept, now: number): 'fresh' | 'stale' | 'too old' {
  if (now < kept.freshUntil) return 'fresh';
  return now < kept.usableUntil ? 'stale' : 'too old';
}

/** The answer that The Pass remembers for this person: with a key that lacks the user, perhaps somebody else's. */
export function lookUp({ settings, kept }: World, person: PersonId): Kept | undefined {
  return settings.cache ? kept[cacheKey(settings, person)] : undefined;
}

function cacheKey(settings: Settings, person: PersonId): string {
  return settings.userInKey ? `${people[person].id} /home-office` : '/home-office';
}

/** Asks HR; the last event then says what The Pass heard. */
function ask(world: World, person: PersonId, known: Kept | undefined): World {
  const { settings } = world;
  const { id, office } = people[person];
  const seed = (world.seed * 16807) % MODULUS;
  const asked = add({ ...world, seed }, 'asks', id);
  if (settings.hr === 'offline') return add(asked, 'refused', id);

  const took = answerTime(settings, seed / MODULUS);
  if (settings.deadlineMs !== null && took > settings.deadlineMs) {
    return add(receive(asked, id, null), 'gives-up', id, settings.deadlineMs);
  }
  if (took === Infinity) return add(receive(asked, id, null), 'waiting', id);

  // HR's ETag names the user and the office, so it holds only for an answer about the same person.
  const unchanged = known?.userId === id && known.office === office;
  const status = settings.hr === 'failing' ? FAILURE : unchanged ? '304' : '200';
  return add(receive(asked, id, status), 'answers', status === '200' ? office : status, took);
}

/** How long HR takes to answer: a tenth of a second, give or take, when it is well. */
function answerTime({ hr, slowMs }: Settings, drawn: number): number {
  if (hr === 'hanging') return Infinity;
  return Math.round(80 + 60 * drawn) + (hr === 'slow' ? slowMs : 0);
}

function receive(world: World, userId: string, status: string | null): World {
  return { ...world, received: [...world.received, { at: world.now, userId, status }] };
}

function keep(world: World, person: PersonId): World {
  const { now: keptAt, settings, kept } = world;
  if (!settings.cache) return world;
  const { id: userId, office } = people[person];
  const freshUntil = keptAt + settings.maxAgeMs;
  const entry = { userId, office, keptAt, freshUntil, usableUntil: freshUntil + settings.staleIfErrorMs };
  return add({ ...world, kept: { ...kept, [cacheKey(settings, person)]: entry } }, 'keeps', office);
}

function recall(world: World, { office }: Kept): World {
  return show(add(world, 'recalls', office), office);
}

/** The page arrives. Without an office that is the general feed, or an error when there is no fallback either. */
function show(world: World, office: string | null): World {
  const screen = office !== null ? 'personal' : world.settings.fallback ? 'general' : 'error';
  const waitedMs = world.now - world.views.at(-1)!.openedAt;
  return add(world, 'shows', office ?? screen, 0, { screen, office, waitedMs });
}

function begin(world: World, person: PersonId): World {
  const view = { person, openedAt: world.now, waitedMs: null, screen: 'waiting', office: null, events: [] } as const;
  return add({ ...world, views: [...world.views, view] }, 'opens', people[person].id);
}

/** Something happens in the latest view, so many milliseconds later. */
function add(world: World, kind: PullEvent['kind'], text: string, after = 0, change?: Partial<View>): World {
  const later = forward(world, after);
  const view = later.views.at(-1)!;
  const events = [...view.events, { at: later.now, kind, text }];
  return { ...later, views: [...later.views.slice(0, -1), { ...view, ...change, events }] };
}
