/**
 * The Clone story C1 as a simulation: Sigrid publishes an article on The Pass, and the public website makes a news item of
 * its own from it. Here The Pass is the Remote, and the CMS behind the website is the Host.
 *
 * Pure and deterministic: a world follows from its settings and from what happened, and nothing happens by chance. So the
 * same story can be told again with another precaution.
 */

/** A version of the article. */
export type Version = 1 | 2;

/**
 * What happens: a version is delivered (on time, late or again), somebody edits the item on the website, or asks for the
 * newest version of what it was cloned from.
 */
export type Act = Version | 'edit' | 're-clone';

/** Everything that can be set. */
export interface Settings {
  /** Whether an item remembers its source and the article's ID there, so that the next delivery finds it. */
  key: boolean;
  /** Whether an item that is there stays as it is until an editor asks for a newer version. Needs the key. */
  careful: boolean;
  /** Whether The Pass is switched off for good, after all that happened. */
  unplugged: boolean;
}

/** A news item of the website. When it is cloned again, the title is the website's to keep, and the lead the source's. */
export interface Item {
  /** The website's own ID. */
  id: number;
  title: string;
  /** The sentence below the title. */
  lead: string;
  /** The version that it was cloned from; `null` for an item that was typed in. */
  version: Version | null;
  /** The newest version that was delivered for it; `null` for an item that was typed in. */
  latest: Version | null;
  /** Source and external ID; `null` without one. */
  key: string | null;
  /** Whether a person has changed it on the website. */
  edited: boolean;
}

/** A version that reached the website, and what became of it, in which item. */
export interface Delivery {
  version: Version;
  /**
   * `created` an item · `updated` it to a newer version · `rolled-back` to an older one · `repeated`: wrote the same again ·
   * `overwrote` what a person had written · `noted` that it is newer, and left the item alone · `ignored`: left it alone ·
   * `refreshed`: an editor asked for it.
   */
  outcome: 'created' | 'updated' | 'rolled-back' | 'repeated' | 'overwrote' | 'noted' | 'ignored' | 'refreshed';
  id: number;
}

export interface World {
  settings: Settings;
  /** The version that The Pass holds. */
  held: Version;
  /** The website's news, newest first. */
  items: readonly Item[];
  deliveries: readonly Delivery[];
  /** What happened last; nothing yet when it is `undefined`. */
  last?: Act;
}

/** The article's headline, the same in both versions. */
export const HEADLINE = 'Marehalm cooks on the quay';

/** The sentence below it, by version: in the second, it begins a week later. */
export const leads: Record<Version, string> = {
  1: 'Supper at one long table, from 12 April.',
  2: 'Supper at one long table, from 19 April.',
};

/** What a person on the website makes of the headline. */
export const BETTER_TITLE = 'Supper on the quay in Bergen';

/** The article's key: where it comes from, and its ID there. */
export const KEY = 'the-pass/0041';

/** A website that takes whatever it gets. */
export const BARE: Settings = { key: false, careful: false, unplugged: false };

const TYPED_IN: Item = {
  id: 30,
  title: 'A table by the window',
  lead: 'Ammofila has four more of them.',
  version: null,
  latest: null,
  key: null,
  edited: false,
};

/** Sigrid has published the first version on The Pass. The website has one item, which was typed in. */
export function start(settings: Partial<Settings> = {}): World {
  return { settings: { ...BARE, ...settings }, held: 1, items: [TYPED_IN], deliveries: [] };
}

/** Tells a story from its start: what happens, in this order, to a website with these settings. */
export function play(settings: Partial<Settings>, acts: readonly Act[]): World {
  return acts.reduce(happen, start(settings));
}

function happen(world: World, act: Act): World {
  if (act === 'edit') return edit(world);
  return act === 're-clone' ? reClone(world) : deliver(world, act);
}

/** A version is delivered. A newer one than The Pass held has just been published there. */
export function deliver(world: World, version: Version): World {
  const known = world.settings.key ? world.items.find(({ key }) => key === KEY) : undefined;
  const delivery = decide(world, version, known);
  return {
    ...world,
    held: version > world.held ? version : world.held,
    items: carryOut(world, delivery),
    deliveries: [...world.deliveries, delivery],
    last: version,
  };
}

/** Somebody gives the newest item that came from The Pass another title. Throws when nothing has been cloned. */
export function edit(world: World): World {
  const cloned = world.items.find(({ version }) => version !== null);
  if (!cloned) throw new Error('Nothing has been cloned yet.');
  return { ...world, items: replace(world.items, { ...cloned, title: BETTER_TITLE, edited: true }), last: 'edit' };
}

/** The item for which a newer version waits, when there is one. */
export function outdated({ items }: World): Item | undefined {
  return items.find(({ key, version, latest }) => key === KEY && version! < latest!);
}

/** An editor asks for the newest version. The lead becomes the source's, the title stays. */
export function reClone(world: World): World {
  const item = outdated(world);
  // In a story that is told again with other precautions, there may be nothing left to ask for.
  if (!item) return { ...world, last: 're-clone' };
  const version = item.latest!;
  return {
    ...world,
    items: replace(world.items, { ...item, version, lead: leads[version] }),
    deliveries: [...world.deliveries, { version, outcome: 'refreshed', id: item.id }],
    last: 're-clone',
  };
}

/** Whether an item is a copy of something elsewhere. One that is not is the website's own, like any that was typed in. */
export function isCopy({ settings }: World, { version, edited }: Item): boolean {
  return version !== null && !edited && !settings.unplugged;
}

function decide({ settings, items }: World, version: Version, known: Item | undefined): Delivery {
  if (!known) return { version, outcome: 'created', id: Math.max(...items.map(({ id }) => id)) + 1 };
  return { version, outcome: compare(settings, version, known), id: known.id };
}

/** What to do with a delivery when its item is known. */
function compare({ careful }: Settings, version: Version, known: Item): Delivery['outcome'] {
  if (careful) return version > known.latest! ? 'noted' : 'ignored';
  if (known.edited) return 'overwrote';
  if (version === known.version) return 'repeated';
  return version > known.version! ? 'updated' : 'rolled-back';
}

function carryOut({ items, settings }: World, { outcome, version, id }: Delivery): readonly Item[] {
  if (outcome === 'ignored') return items;
  const known = items.find((item) => item.id === id);
  if (outcome === 'noted') return replace(items, { ...known!, latest: version });
  const content = { title: HEADLINE, lead: leads[version], version, latest: version, edited: false };
  const item: Item = { id, key: settings.key ? KEY : null, ...content };
  return known ? replace(items, item) : [item, ...items];
}

function replace(items: readonly Item[], item: Item): readonly Item[] {
  return items.map((one) => (one.id === item.id ? item : one));
}
