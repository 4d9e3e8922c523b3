/** The Remotes of Synthesize's world: four that send notifications, and three more that know what the rota does not. */
import { ColdStore } from '../remotes/cold-store.ts';
import { Inventory } from '../remotes/inventory.ts';
import { Maintenance } from '../remotes/maintenance.ts';
import { RestaurantGroup } from '../remotes/restaurant-group.ts';
import { Reviews } from '../remotes/reviews.ts';
import { Rota } from '../remotes/rota.ts';
import { Sales } from '../remotes/sales.ts';
import { Till } from '../remotes/till.ts';
import type { Remotes } from '../world/world.ts';

/** Another seed makes another world. */
export const seeded = true;

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
