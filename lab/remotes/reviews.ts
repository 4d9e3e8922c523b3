/** Performance reviews: the latest result of everybody who has been reviewed, as a percentile among their peers. */
import type { Clock } from '../company/clock.ts';
import { Remote } from './remote.ts';
import type { RestaurantGroup } from './restaurant-group.ts';

/** Results come out once a week. */
const AGE_MS = 3 * 24 * 60 * 60_000;

/** A running review system with its records in the open. */
export class Reviews extends Remote {
  readonly group: RestaurantGroup;

  constructor(clock: Clock, group: RestaurantGroup) {
    super('Reviews', clock, (request, version) => {
      if (new URL(request.url).pathname !== '/results') return Response.json({ error: 'not found' }, { status: 404 });
      const as_of = new Date(clock.now() - AGE_MS).toISOString();
      const results = group.rows.reviews.map(({ employee, restaurant, percentile }) => {
        return { employee_id: employee, restaurant, percentile };
      });
      return Response.json(version === 2 ? { as_of, reviews: results } : { as_of, results });
    });
    this.group = group;
  }
}
