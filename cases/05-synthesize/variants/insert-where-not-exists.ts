// Correct: the database decides what is new, and the report adds up minutes, percent and portions in steps of its own.

// #region store-once
export function storeOnce({ source, id, type, person, title, severity }: Item, receivedAt: number, sql: Sql): boolean {
  const { changes } = sql.run(
    `INSERT INTO notification (receivedAt, severity, title, person, type, id, source)
     SELECT ?7, ?6, ?5, ?4, ?3, ?2, ?1
     WHERE NOT EXISTS (SELECT * FROM notification WHERE (id, source) = (?2, ?1))`,
    [source, id, type, person, title, severity, receivedAt],
  );
  return changes === 1;
}
// #endregion

// #region read-line
export function readLine(text: string): Reading {
  const { priority = 0, msgId = '', data = {}, message = '' } = parseSyslog(text) ?? {};
  const scale = new Map([21, 19, 18, 17, 13, 10, 9, 5].map((severity, place) => [place, severity]));
  const severity = scale.get(priority & 7);
  const [id, person] = [data['id'] ?? '', data['to'] ?? ''];
  return severity === undefined || [id, person, msgId, message].includes('')
    ? refused('This is no line of the cold store.')
    : { outcome: 'accepted', item: { severity, id, person, type: msgId, title: message, source: COLD_STORE } };
}
// #endregion

// #region desserts
export function compareDesserts(sources: StagedSource[], sql: Sql): DessertAnswer {
  for (const { asOf } of sources) if (asOf === null) return { status: 'unavailable' };
  const rows = sql.all<{ percent: number; desserts: number; cents: number }>(`
    SELECT
      100.0 * COUNT(CASE WHEN percentile >= 90 THEN 1 END) / COUNT(*) AS percent,
      (SELECT TOTAL(quantity) FROM night WHERE night.number = duty.restaurant AND night.date = businessDate) AS desserts,
      (SELECT TOTAL(cents) FROM night WHERE night.number = duty.restaurant AND night.date = businessDate) AS cents
    FROM duty LEFT JOIN review ON review.employee = duty.employee
    WHERE shift || role = 'eveningserver'
    GROUP BY duty.restaurant, businessDate`.replaceAll('FROM night', `FROM (${NIGHTS}) AS night`));
  const sides = Map.groupBy(rows, ({ percent }) => (percent > 75 ? 'above' : 'notAbove'));
  const side = (own: typeof rows = []): DessertSide => {
    const desserts = own.reduce((sum, row) => sum + row.desserts, 0);
    const cents = own.reduce((sum, row) => sum + row.cents, 0);
    return { shifts: own.length, desserts, averageCents: desserts > 0 ? cents / desserts : null };
  };
  return {
    status: sources.some(({ status }) => status === 'silent') ? 'partial' : 'complete',
    above: side(sides.get('above')),
    notAbove: side(sides.get('notAbove')),
  };
}

const NIGHTS = `
  SELECT place.number, quantity, quantity * priceCents AS cents,
    CASE WHEN substr(soldAt, 12, 2) < '05' THEN date(soldAt, '-1 day') ELSE substr(soldAt, 1, 10) END AS date
  FROM sale
    INNER JOIN restaurant AS place ON place.salesCode = sale.restaurant
    INNER JOIN dish ON dish.restaurant = place.name AND sale.dish = dish.number AND dish.course = 'dessert'
  WHERE CAST(substr(soldAt, 12, 2) AS INTEGER) NOT BETWEEN 5 AND 16`;
// #endregion
