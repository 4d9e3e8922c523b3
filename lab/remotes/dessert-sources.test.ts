/** What the four systems behind the report answer: each has its own words for the same rows. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { Clock } from '../company/clock.ts';
import { Inventory } from './inventory.ts';
import type { Remote } from './remote.ts';
import { RestaurantGroup, type GroupRows } from './restaurant-group.ts';
import { Reviews } from './reviews.ts';
import { Rota } from './rota.ts';
import { Sales } from './sales.ts';

const ROWS: GroupRows = {
  sales: [{ ticket: 't1', restaurant: 'LIS-01', soldAt: '2026-02-14T00:15:00', dish: 7, quantity: 2, priceCents: 805 }],
  dishes: [
    { restaurant: 'Marram Lisboa', number: 7, name: 'Lemon cake', course: 'dessert' },
    { restaurant: 'Marram Lisboa', number: 8, name: 'Cod', course: 'main' },
    { restaurant: 'Marram Gent', number: 7, name: 'Water', course: 'drink' },
  ],
  duties: [
    { restaurant: 1, businessDate: '2026-02-13', shift: 'evening', employee: '01001', role: 'server' },
    { restaurant: 1, businessDate: '2026-02-13', shift: 'evening', employee: '01020', role: 'chef' },
    { restaurant: 1, businessDate: '2026-02-14', shift: 'lunch', employee: '01001', role: 'server' },
  ],
  reviews: [{ employee: '01001', restaurant: 'Marram Lisboa', percentile: 93 }],
};

async function open(context: TestContext, make: (clock: Clock, group: RestaurantGroup) => Remote) {
  const group = new RestaurantGroup(1);
  group.rows = ROWS;
  const remote = await make(new Clock(), group).listen();
  context.after(() => remote.close());
  return { remote, ask: async (path: string): Promise<unknown> => (await fetch(remote.url + path)).json() };
}

test('the sales ledger: lines with decimal prices, as the books were closed', async (context) => {
  const { remote, ask } = await open(context, (clock, group) => new Sales(clock, group));
  const line = { ticket: 't1', store: 'LIS-01', soldAt: '2026-02-14T00:15:00', plu: 7, qty: 2, unitPrice: '8.05' };
  assert.deepEqual(await ask('/lines'), { closedAt: '2026-03-02T06:00:00.000Z', lines: [line] });
  remote.set({ version: 2 });
  assert.deepEqual(await ask('/lines'), { closed: '2026-03-02T06:00:00.000Z', entries: [line] });
  assert.equal((await fetch(`${remote.url}/sales`)).status, 404);
});

test('the inventory: a menu for each restaurant', async (context) => {
  const { remote, ask } = await open(context, (clock, group) => new Inventory(clock, group));
  const menus = [
    {
      restaurant: 'Marram Lisboa',
      dishes: [
        { number: 7, name: 'Lemon cake', course: 'dessert' },
        { number: 8, name: 'Cod', course: 'main' },
      ],
    },
    { restaurant: 'Marram Gent', dishes: [{ number: 7, name: 'Water', course: 'drink' }] },
  ];
  assert.deepEqual(await ask('/menus'), { asOf: '2026-03-02T08:25:00.000Z', menus });
  remote.set({ version: 2 });
  assert.deepEqual(await ask('/menus'), { asOf: '2026-03-02T08:25:00.000Z', restaurants: menus });
  assert.equal((await fetch(`${remote.url}/dishes`)).status, 404);
});

test('the rota: a list of people for each shift', async (context) => {
  const { remote, ask } = await open(context, (clock, group) => new Rota({ clock, host: () => '' }, group));
  const shifts = [
    {
      site: 1,
      date: '2026-02-13',
      shift: 'evening',
      staff: [
        { employee: '01001', role: 'server' },
        { employee: '01020', role: 'chef' },
      ],
    },
    { site: 1, date: '2026-02-14', shift: 'lunch', staff: [{ employee: '01001', role: 'server' }] },
  ];
  assert.deepEqual(await ask('/shifts'), { asOf: '2026-03-02T08:55:00.000Z', shifts });
  remote.set({ version: 2 });
  assert.deepEqual(await ask('/shifts'), { plannedAt: '2026-03-02T08:55:00.000Z', roster: shifts });
});

test('the reviews: one result for each person, as of last week', async (context) => {
  const { remote, ask } = await open(context, (clock, group) => new Reviews(clock, group));
  const results = [{ employee_id: '01001', restaurant: 'Marram Lisboa', percentile: 93 }];
  assert.deepEqual(await ask('/results'), { as_of: '2026-02-27T08:55:00.000Z', results });
  remote.set({ version: 2 });
  assert.deepEqual(await ask('/results'), { as_of: '2026-02-27T08:55:00.000Z', reviews: results });
  assert.equal((await fetch(`${remote.url}/reviews`)).status, 404);
});
