/** The Clone simulation in words: what the figure says to those who read, and to those who listen. */
import type { Delivery, Item, World } from './clone.ts';

/** What the website did with a delivery, in a few words. */
export const outcomes: Record<Delivery['outcome'], string> = {
  created: 'created',
  updated: 'updated',
  'rolled-back': 'rolled back',
  repeated: 'written again',
  overwrote: 'overwritten',
  noted: 'left alone',
  ignored: 'left alone',
  refreshed: 'cloned again',
};

/** One line of the website's record. */
export function entry({ version, outcome, id }: Delivery): string {
  return `Version ${version}: item ${id} ${outcomes[outcome]}`;
}

/** Where an item comes from, as far as the website knows. */
export function origin({ settings }: World, { version, key, edited }: Item): string {
  if (version === null) return 'typed in';
  if (settings.unplugged) return 'its own, for good';
  if (edited) return 'title edited by hand';
  return key ?? 'no key';
}

/** What has happened last and why, in one to three sentences. */
export function account(world: World): string {
  const { settings, last, deliveries } = world;
  if (settings.unplugged)
    return 'The Pass is switched off for good. Guests read what they read before, and an editor can go on changing it: it is the website’s own.';
  if (last === 'edit')
    return 'An editor of the website gives the item a better title. It is a native item, so that is no harder than with any other.';
  const delivery = deliveries.at(-1);
  if (last === 're-clone' && delivery?.outcome !== 'refreshed')
    return 'An editor asked for something newer, and there is nothing newer to have.';
  return delivery
    ? response(world, delivery)
    : 'Sigrid publishes an article in the folder “External Comms” of The Pass. The website does not have it yet.';
}

/** What came of the latest delivery. */
function response(world: World, { version, outcome, id }: Delivery): string {
  switch (outcome) {
    case 'created':
      return created(world, version, id);
    case 'updated':
      return `Version ${version} arrives. The key leads to item ${id}, which says 19 April now.`;
    case 'repeated':
      return `Version ${version} came again. The key led to item ${id}, so there is still one.`;
    case 'rolled-back':
      return `Version ${version} came late and overwrote version 2. The website says 12 April again, and guests will find an empty quay.`;
    case 'overwrote':
      return `Version ${version} came, and the title that an editor had given item ${id} is gone.`;
    case 'noted':
      return `Version ${version} has come, and item ${id} stays as it is. The website knows of something newer, and waits until an editor asks for it.`;
    case 'ignored':
      return `Version ${version} came ${version < world.held ? 'late' : 'again'}. The key leads to item ${id}, which stays as it is.`;
    case 'refreshed':
      return `An editor asked for version ${version}. The text belongs to its source, so item ${id} says 19 April now. The title belongs to the website, so it stays.`;
  }
}

function created({ items, deliveries }: World, version: number, id: number): string {
  const clones = items.filter((item) => item.version !== null).length;
  if (clones === 1)
    return `The article becomes item ${id} of the website’s news. No guest can tell it from item 30, which was typed in.`;
  const again = deliveries.slice(0, -1).some((earlier) => earlier.version === version);
  return again
    ? `Version ${version} came again. Nothing told the website that it had the article, so it made item ${id}. Guests read it ${clones === 2 ? 'twice' : `${clones} times`}.`
    : `Version ${version} came. Nothing told the website that it had the article, so it made item ${id}. Guests read two dates.`;
}
