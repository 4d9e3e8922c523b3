/** The Remotes of Synthesize's world: four that send notifications, and three more that know what the rota does not. */
import { ColdStore } from '../cold-store.ts';
import { Inventory } from '../inventory.ts';
import { Maintenance } from '../maintenance.ts';
import { RestaurantGroup } from '../restaurant-group.ts';
import { Reviews } from '../reviews.ts';
import { Rota } from '../rota.ts';
import { Sales } from '../sales.ts';
import { Till } from '../till.ts';
import type { Remotes } from '../remotes.ts';

/** Tells the bench to offer a choice of seeds: another seed makes another world. */
export const seeded = true;

/** Makes them, by the ids that the plugin asks for. */
export const remotes: Remotes = ({ clock, host, seed }) => {
  const group = new RestaurantGroup(seed);
  const context = { clock, host };
  return {
    rota: new Rota(context, group),
    maintenance: new Maintenance(context),
    'cold-store': new ColdStore(context),
    till: new Till(context),
    sales: new Sales(clock, group),
    inventory: new Inventory(clock, group),
    reviews: new Reviews(clock, group),
  };
};
