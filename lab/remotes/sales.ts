/** The sales ledger: every line of every ticket, as the books were closed this morning. Prices are decimal texts. */
import type { Clock } from '../company/clock.ts';
import { Remote } from './remote.ts';
import type { RestaurantGroup, SaleRow } from './restaurant-group.ts';

/** How long ago the books were closed, in milliseconds. */
const AGE_MS = 175 * 60_000;

/** A running sales ledger with its records in the open. */
export class Sales extends Remote {
  readonly group: RestaurantGroup;

  constructor(clock: Clock, group: RestaurantGroup) {
    super('Sales ledger', clock, (request, version) => {
      if (new URL(request.url).pathname !== '/lines') return Response.json({ error: 'not found' }, { status: 404 });
      const closedAt = new Date(clock.now() - AGE_MS).toISOString();
      const lines = group.rows.sales.map(line);
      return Response.json(version === 2 ? { closed: closedAt, entries: lines } : { closedAt, lines });
    });
    this.group = group;
  }
}

function line({ ticket, restaurant, soldAt, dish, quantity, priceCents }: SaleRow) {
  return { ticket, store: restaurant, soldAt, plu: dish, qty: quantity, unitPrice: (priceCents / 100).toFixed(2) };
}
