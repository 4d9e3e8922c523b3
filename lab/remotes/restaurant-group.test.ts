import assert from 'node:assert/strict';
import { test } from 'node:test';
import { restaurants } from '../company/seed/restaurants.ts';
import { RestaurantGroup, type DutyRow } from './restaurant-group.ts';

const SEEDS = [1, 20, 300];

test('the same seed makes the same rows, another seed others, and nobody shares them', () => {
  const [one, other] = [new RestaurantGroup(1), new RestaurantGroup(1)];
  assert.deepEqual(one.rows, other.rows);
  assert.notDeepEqual(one.rows, new RestaurantGroup(2).rows);
  one.rows.sales.length = 0;
  assert.notEqual(other.rows.sales.length, 0);
});

for (const seed of SEEDS) {
  const { sales, dishes, duties, reviews } = new RestaurantGroup(seed).rows;
  const percentiles = new Map(reviews.map(({ employee, percentile }) => [employee, percentile]));
  const evenings = Map.groupBy(
    duties.filter(({ shift }) => shift === 'evening'),
    ({ restaurant, businessDate }) => `${restaurant} ${businessDate}`,
  );
  const servers = (rows: DutyRow[]) => rows.filter(({ role }) => role === 'server');
  const top = (rows: DutyRow[]) => rows.filter(({ employee }) => (percentiles.get(employee) ?? 0) >= 90).length;

  test(`seed ${seed}: every restaurant has 21 evenings, and every evening has servers, each once`, () => {
    assert.equal(evenings.size, 21 * restaurants.length);
    for (const [shift, rows] of evenings) {
      assert(servers(rows).length >= 3, shift);
      assert.equal(new Set(rows.map(({ employee }) => employee)).size, rows.length, shift);
    }
  });

  test(`seed ${seed}: every sale of an evening has its shift, and its dish is on the menu`, () => {
    for (const { restaurant, soldAt, dish, ticket } of sales) {
      const { number, name } = restaurants.find(({ salesCode }) => salesCode === restaurant)!;
      const shifted = new Date(Date.parse(`${soldAt}Z`) - 5 * 60 * 60_000);
      if (shifted.getUTCHours() >= 12) assert(evenings.has(`${number} ${shifted.toISOString().slice(0, 10)}`), ticket);
      assert(
        dishes.some((one) => one.restaurant === name && one.number === dish),
        ticket,
      );
    }
  });

  test(`seed ${seed}: whatever can be got wrong is there to be got wrong`, () => {
    const shares = [...evenings.values()].map((rows) => top(servers(rows)) / servers(rows).length);
    assert(shares.filter((share) => share > 0.75).length > 10, 'shifts above');
    assert(shares.filter((share) => share === 0.75).length > 5, 'shifts with exactly 75 %');
    const everybody = [...evenings.values()].filter(
      (rows) => top(rows) / rows.length > 0.75 !== top(servers(rows)) / servers(rows).length > 0.75,
    );
    assert(everybody.length > 5, 'shifts that the kitchen would tip');
    assert(
      duties.some(({ role, employee }) => role === 'server' && !percentiles.has(employee)),
      'servers without a review',
    );
    assert(sales.filter(({ soldAt }) => soldAt.slice(11) < '03').length > 50, 'tickets after midnight');
    const homes = new Map(reviews.map(({ employee, restaurant }) => [employee, restaurant]));
    const nameOf = (number: number) => restaurants.find((one) => one.number === number)!.name;
    const lent = duties.filter(
      ({ employee, restaurant }) => homes.has(employee) && homes.get(employee) !== nameOf(restaurant),
    );
    assert(lent.length > 5, 'people who help out elsewhere');
    const courses = dishes.filter(({ number }) => number === 7).map(({ course }) => course);
    assert(new Set(courses).size > 1, 'a number that means something else on another menu');
  });
}
