// Correct: SQL fetches whole tables, and TypeScript does the rest, with Maps, loops and comparisons of texts.

// #region list
export function list(sql: Sql): Notification[] {
  const all = sql.all<Notification>('SELECT * FROM notification');
  all.sort((a, b) => b.receivedAt - a.receivedAt);
  return all;
}
// #endregion

// #region store-once
export function storeOnce(item: Item, receivedAt: number, sql: Sql): boolean {
  const isKnown = list(sql).some(({ source, id }) => source === item.source && id === item.id);
  if (!isKnown) store(item, receivedAt, sql);
  return !isKnown;
}
// #endregion

// #region find
export function find(filter: Filter, sql: Sql): Notification[] {
  return list(sql).filter(
    (one) =>
      one.person === filter.person &&
      (filter.source === null || filter.source === one.source) &&
      one.receivedAt >= (filter.since ?? -Infinity) &&
      one.severity >= (filter.minSeverity ?? -Infinity),
  );
}
// #endregion

// #region by-severity
export function bySeverity(items: Notification[]): Notification[] {
  const sorted: Notification[] = [];
  for (const item of items) {
    const place = sorted.findIndex(
      (other) =>
        other.severity < item.severity || (other.severity === item.severity && other.receivedAt <= item.receivedAt),
    );
    sorted.splice(place === -1 ? sorted.length : place, 0, item);
  }
  return sorted;
}
// #endregion

// #region desserts
export function compareDesserts(sources: StagedSource[], sql: Sql): DessertAnswer {
  const statuses = sources.map(({ asOf, status }) => (asOf === null ? 'never' : status));
  if (statuses.includes('never')) return { status: 'unavailable' };

  const review = new Map<unknown, number>();
  for (const row of sql.all<{ employee: string; percentile: number }>('SELECT * FROM review'))
    review.set(row.employee, row.percentile);
  const shifts = new Map<string, { servers: number; top: number; desserts: number; cents: number }>();
  for (const row of sql.all<Record<string, unknown>>('SELECT * FROM duty')) {
    if (row['shift'] !== 'evening' || row['role'] !== 'server') continue;
    const key = `${String(row['restaurant'])} ${String(row['businessDate'])}`;
    const shift = shifts.get(key) ?? { servers: 0, top: 0, desserts: 0, cents: 0 };
    shift.servers += 1;
    if ((review.get(row['employee']) ?? 0) >= 90) shift.top += 1;
    shifts.set(key, shift);
  }

  const restaurants = new Map(
    sql
      .all<{ number: number; salesCode: string; name: string }>('SELECT * FROM restaurant')
      .map((one) => [one.salesCode, one]),
  );
  const desserts = new Set(
    sql
      .all<{ restaurant: string; number: number; course: string }>('SELECT * FROM dish')
      .filter(({ course }) => course === 'dessert')
      .map(({ restaurant, number }) => `${number} of ${restaurant}`),
  );
  const sales = sql.all<{ restaurant: string; soldAt: string; dish: number; quantity: number; priceCents: number }>(
    'SELECT * FROM sale',
  );
  for (const { restaurant, soldAt, dish, quantity, priceCents } of sales) {
    const place = restaurants.get(restaurant);
    if (!place || !desserts.has(`${dish} of ${place.name}`)) continue;
    const [date = '', time = ''] = soldAt.split('T');
    if (time >= '05:00:00' && time < '17:00:00') continue;
    const shift = shifts.get(`${place.number} ${time < '05:00:00' ? dayBefore(date) : date}`);
    if (!shift) continue;
    shift.desserts += quantity;
    shift.cents += quantity * priceCents;
  }

  const side = (isAbove: boolean): DessertSide => {
    const own = [...shifts.values()].filter(({ servers, top }) => top * 4 > servers * 3 === isAbove);
    const sold = own.reduce((sum, shift) => sum + shift.desserts, 0);
    const cents = own.reduce((sum, shift) => sum + shift.cents, 0);
    return { shifts: own.length, desserts: sold, averageCents: sold === 0 ? null : cents / sold };
  };
  const status = statuses.includes('silent') ? 'partial' : 'complete';
  return { status, above: side(true), notAbove: side(false) };
}

function dayBefore(date: string): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1, day - 1)).toISOString().slice(0, 10);
}
// #endregion
