/** The rota: plans who works when. It tells people that their shifts have changed, and knows who was on duty. */
import { cloudEvents, type Word } from './cloud-events.ts';
import { Notifier, type NotifierContext } from './notifier.ts';
import type { DutyRow, RestaurantGroup } from './restaurant-group.ts';

const DIALECT = cloudEvents('rota', {
  name: 'Rota',
  samples: [
    { kind: 'shift.moved', title: 'Your shift on Thursday now begins at 17:00', severity: 'info' },
    { kind: 'shift.unfilled', title: 'Nobody has taken the late shift on Saturday', severity: 'warning' },
    { kind: 'shift.short', title: 'Two servers have called in sick for tonight', severity: 'error' },
  ],
});

/** A running rota with its records in the open. */
export class Rota extends Notifier<Word> {
  readonly group: RestaurantGroup;

  constructor(context: NotifierContext, group: RestaurantGroup) {
    super(DIALECT, context, { open: 3, ageMs: 0 }, (request, version) => {
      if (new URL(request.url).pathname !== '/shifts') return undefined;
      const shifts = shiftsOf(group.rows.duties);
      const asOf = new Date(context.clock.now()).toISOString();
      return Response.json(version === 2 ? { plannedAt: asOf, roster: shifts } : { asOf, shifts });
    });
    this.group = group;
  }
}

/** A shift, with everybody who was on duty. */
interface Shift {
  site: number;
  date: string;
  shift: string;
  staff: { employee: string; role: string }[];
}

function shiftsOf(duties: DutyRow[]): Shift[] {
  const key = ({ restaurant, businessDate, shift }: DutyRow) => `${restaurant} ${businessDate} ${shift}`;
  return [...Map.groupBy(duties, key).values()].map((rows) => {
    const { restaurant, businessDate, shift } = rows[0]!;
    const staff = rows.map(({ employee, role }) => ({ employee, role }));
    return { site: restaurant, date: businessDate, shift, staff };
  });
}
