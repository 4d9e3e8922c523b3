/**
 * The Clone story C1 as a simulation: Sigrid publishes an article on The Pass, and the public website makes a news item of
 * its own from it. Here The Pass is the Remote, and the CMS behind the website is the Host.
 *
 * Pure and deterministic: a world follows from its settings and from what happened, and nothing happens by chance. So the
 * same story can be told again with another precaution.
 */

/** A version of the article. */
export type Version = 1 | 2;

/** What happens: a version is delivered (on time, late or again), or somebody edits the item on the website. */
export type Act = Version | 'edit';

/** Everything that can be set. */
export interface Settings {
  /** Whether an item remembers its source and the article's ID there, so that the next delivery finds it. */
  key: boolean;
  /** Whether a delivery leaves an item alone that is as new already, or that a person has edited. Needs the key. */
  careful: boolean;
  /** Whether The Pass is switched off for good, after all that happened. */
  unplugged: boolean;
}

/** A news item of the website. */
export interface Item {
  /** The website's own ID. */
  id: number;
  title: string;
  /** The version that it was cloned from; `null` for an item that was typed in. */
  version: Version | null;
  /** Source and external ID; `null` without one. */
  key: string | null;
  /** Whether a person has changed it on the website. */
  edited: boolean;
}

/** What the website did with a delivery, and to which item. */
export interface Delivery {
  version: Version;
  /**
   * `created` an item · `updated` it to a newer version · `rolled-back` to an older one · `repeated`: wrote the same again ·
   * `overwrote` what a person had written · `ignored-known` and `ignored-edited`: left the item alone.
   */
  outcome: 'created' | 'updated' | 'rolled-back' | 'repeated' | 'overwrote' | 'ignored-known' | 'ignored-edited';
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

/** The article's title, by version: in the second, the restaurant opens a week later. */
export const titles: Record<Version, string> = {
  1: 'Mondays at Estorno from 9 March',
  2: 'Mondays at Estorno from 16 March',
};

/** What a person on the website makes of a title. */
const EDITED: readonly [before: string, after: string] = ['Mondays at Estorno', 'Monday lunch'];

/** The article's key: where it comes from, and its ID there. */
export const KEY = 'the-pass/estorno-mondays';

/** A website that takes whatever it gets. */
export const BARE: Settings = { key: false, careful: false, unplugged: false };

const TYPED_IN: Item = { id: 30, title: 'A table by the window', version: null, key: null, edited: false };

/** Sigrid has published the first version on The Pass. The website has one item, which was typed in. */
export function start(settings: Partial<Settings> = {}): World {
  return { settings: { ...BARE, ...settings }, held: 1, items: [TYPED_IN], deliveries: [] };
}

/** Tells a story from its start: what happens, in this order, to a website with these settings. */
export function play(settings: Partial<Settings>, acts: readonly Act[]): World {
  return acts.reduce((world, act) => (act === 'edit' ? edit(world) : deliver(world, act)), start(settings));
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

/** Somebody edits the newest item that came from The Pass. Throws when nothing has been cloned. */
export function edit(world: World): World {
  const cloned = world.items.find(({ version }) => version !== null);
  if (!cloned) throw new Error('Nothing has been cloned yet.');
  const edited: Item = { ...cloned, title: cloned.title.replace(...EDITED), edited: true };
  return { ...world, items: world.items.map((item) => (item === cloned ? edited : item)), last: 'edit' };
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
function compare({ careful }: Settings, version: Version, { edited, version: before }: Item): Delivery['outcome'] {
  if (edited) return careful ? 'ignored-edited' : 'overwrote';
  if (version > before!) return 'updated';
  if (careful) return 'ignored-known';
  return version === before ? 'repeated' : 'rolled-back';
}

function carryOut({ items, settings }: World, { outcome, version, id }: Delivery): readonly Item[] {
  if (outcome === 'ignored-known' || outcome === 'ignored-edited') return items;
  const item: Item = { id, title: titles[version], version, key: settings.key ? KEY : null, edited: false };
  return outcome === 'created' ? [item, ...items] : items.map((one) => (one.id === id ? item : one));
}
