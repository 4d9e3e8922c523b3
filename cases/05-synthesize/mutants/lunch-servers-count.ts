// Mistake: Those who served lunch count among the evening’s servers.
// Caught by: synthesize/desserts › tells evenings with more than 75 % of the servers in the 90th percentile from all others

// #region desserts
export function compareDesserts(sources: StagedSource[], sql: Sql): DessertAnswer {
  if (sources.some(({ asOf }) => asOf === null)) return { status: 'unavailable' };
  const rows = sql.all<DessertSide & { above: number }>(`
    WITH evening AS ( -- one row for each evening shift
      SELECT duty.restaurant, businessDate, AVG(COALESCE(percentile, 0) >= 90) > 0.75 AS above
      FROM duty LEFT JOIN review USING (employee)
      WHERE role = 'server'
      GROUP BY duty.restaurant, businessDate
    ), dessert AS ( -- one row, too, for each evening shift that sold any
      SELECT restaurant.number AS restaurant, date(soldAt, '-5 hours') AS businessDate,
        SUM(quantity) AS desserts, SUM(quantity * priceCents) AS takings
      FROM sale
        JOIN restaurant ON restaurant.salesCode = sale.restaurant
        JOIN dish ON dish.restaurant = restaurant.name AND dish.number = sale.dish
      WHERE course = 'dessert' AND time(soldAt, '-5 hours') >= '12:00:00'
      GROUP BY 1, 2
    )
    SELECT above, COUNT(*) AS shifts, COALESCE(SUM(desserts), 0) AS desserts,
      1.0 * SUM(takings) / SUM(desserts) AS averageCents
    FROM evening LEFT JOIN dessert USING (restaurant, businessDate)
    GROUP BY above`);
  const side = (above: number) => rows.find((row) => row.above === above) ?? NOTHING_SOLD;
  const status = sources.every((source) => source.status === 'current') ? 'complete' : 'partial';
  return { status, above: side(1), notAbove: side(0) };
}
// #endregion
