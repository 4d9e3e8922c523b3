/** The Clone simulation in words: what the figure says to those who read, and to those who listen. */
import type { Delivery, Item, World } from './clone.ts';

/** What the website did with a delivery, in a few words. */
export const outcomes: Record<Delivery['outcome'], string> = {
  created: 'created',
  updated: 'updated',
  'rolled-back': 'rolled back',
  repeated: 'written again',
  overwrote: 'overwritten',
  'ignored-known': 'left alone',
  'ignored-edited': 'left alone',
};

/** One line of the website's record. */
export function entry({ version, outcome, id }: Delivery): string {
  return `Version ${version}: item ${id} ${outcomes[outcome]}`;
}

/** Where an item comes from, as far as the website knows. */
export function origin({ settings }: World, { version, key, edited }: Item): string {
  if (version === null) return 'typed in';
  if (edited) return 'edited by hand';
  return settings.unplugged ? 'its own now' : (key ?? 'no key');
}

/** What has happened last and why, in one to three sentences. */
export function account(world: World): string {
  const { settings, last, deliveries } = world;
  if (settings.unplugged)
    return 'The Pass is switched off for good. What was cloned lives on. It can be edited like any other item, for it is the website’s own.';
  if (last === 'edit')
    return 'An editor of the website changes the item. It is a native item, so that is no harder than with any other.';
  const delivery = deliveries.at(-1);
  return delivery
    ? response(world, delivery)
    : 'Sigrid publishes an article in the folder “External Comms” of The Pass. The website does not have it yet.';
}

/** What came of the latest delivery. */
function response({ items, deliveries }: World, { version, outcome, id }: Delivery): string {
  const again = deliveries.slice(0, -1).some((earlier) => earlier.version === version);
  const clones = items.filter((item) => item.version !== null).length;
  switch (outcome) {
    case 'created':
      if (clones === 1)
        return `The article becomes item ${id} of the website’s news. No guest can tell it from item 30, which was typed in.`;
      return again
        ? `Version ${version} came again. Nothing told the website that it had the article, so it made item ${id}. Guests read it ${clones === 2 ? 'twice' : `${clones} times`}.`
        : `Version ${version} came. Nothing told the website that it had the article, so it made item ${id}. Guests read two dates.`;
    case 'updated':
      return `Version ${version} arrives. The key leads to item ${id}, which says 16 March now.`;
    case 'repeated':
      return `Version ${version} came again. The key led to item ${id}, so there is still one.`;
    case 'rolled-back':
      return `Version ${version} came late and overwrote version 2. The website says 9 March again, and guests will find the door locked.`;
    case 'overwrote':
      return `Version ${version} came, and what the editor had written in item ${id} is gone.`;
    case 'ignored-known':
      return `Version ${version} came ${items.some((item) => item.version === version) ? 'again' : 'late'}. Item ${id} is as new already, so the website leaves it alone.`;
    case 'ignored-edited':
      return `Somebody has edited item ${id}, so it belongs to the website. Version ${version} is recorded, and the item is left alone.`;
  }
}
