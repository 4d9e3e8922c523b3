// Mistake: It joins sales with servers as they are, so that every dessert counts once for each server.
// Caught by: synthesize/desserts › counts each dessert once

// #region desserts
export function compareDesserts(sources: StagedSource[], sql: Sql): DessertAnswer {
  if (sources.some(({ asOf }) => asOf === null)) return { status: 'unavailable' };
  const rows = sql.all<DessertSide & { above: number }>(`
    SELECT above, COUNT(*) AS shifts, COALESCE(SUM(desserts), 0) AS desserts,
      1.0 * SUM(takings) / SUM(desserts) AS averageCents
    FROM (
      SELECT AVG(COALESCE(percentile, 0) >= 90) > 0.75 AS above,
        SUM(quantity) AS desserts, SUM(quantity * priceCents) AS takings
      FROM duty
        LEFT JOIN review USING (employee)
        JOIN restaurant ON restaurant.number = duty.restaurant
        LEFT JOIN dish ON dish.restaurant = restaurant.name AND course = 'dessert'
        LEFT JOIN sale ON sale.restaurant = restaurant.salesCode AND sale.dish = dish.number
          AND date(soldAt, '-5 hours') = businessDate AND time(soldAt, '-5 hours') >= '12:00:00'
      WHERE shift = 'evening' AND role = 'server'
      GROUP BY duty.restaurant, businessDate
    )
    GROUP BY above`);
  const side = (above: number) => rows.find((row) => row.above === above) ?? NOTHING_SOLD;
  const status = sources.every((source) => source.status === 'current') ? 'complete' : 'partial';
  return { status, above: side(1), notAbove: side(0) };
}
// #endregion
