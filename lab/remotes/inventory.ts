/** The inventory: what is on each restaurant's menu, and what it is made of. Here we ask for the menus only. */
import type { Clock } from '../company/clock.ts';
import { Remote } from './remote.ts';
import type { DishRow, RestaurantGroup } from './restaurant-group.ts';

const AGE_MS = 30 * 60_000;

/** A running inventory with its records in the open. */
export class Inventory extends Remote {
  readonly group: RestaurantGroup;

  constructor(clock: Clock, group: RestaurantGroup) {
    super('Inventory', clock, (request, version) => {
      if (new URL(request.url).pathname !== '/menus') return Response.json({ error: 'not found' }, { status: 404 });
      const asOf = new Date(clock.now() - AGE_MS).toISOString();
      const menus = menusOf(group.rows.dishes);
      return Response.json(version === 2 ? { asOf, restaurants: menus } : { asOf, menus });
    });
    this.group = group;
  }
}

function menusOf(dishes: DishRow[]) {
  return [...Map.groupBy(dishes, ({ restaurant }) => restaurant)].map(([restaurant, rows]) => ({
    restaurant,
    dishes: rows.map(({ number, name, course }) => ({ number, name, course })),
  }));
}
