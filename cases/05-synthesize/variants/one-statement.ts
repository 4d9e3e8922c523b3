// Correct: works the comparison out with subqueries, whole numbers and substrings; rounds the average to whole cents.

// #region desserts
export async function compareDesserts(sources: StagedSource[], sql: Sql): Promise<DessertAnswer> {
  const never = sources.filter(({ asOf }) => !asOf);
  if (never.length > 0) return { status: 'unavailable' };
  const side = (comparison: '>' | '<='): DessertSide => {
    const row = sql.get<DessertSide>(`
      SELECT COUNT(*) AS shifts, TOTAL(sold) AS desserts, ROUND(TOTAL(cents) / NULLIF(TOTAL(sold), 0)) AS averageCents
      FROM (
        SELECT
          (SELECT SUM(quantity) FROM evening_desserts e WHERE e.number = d.restaurant AND e.day = d.businessDate) AS sold,
          (SELECT SUM(cents) FROM evening_desserts e WHERE e.number = d.restaurant AND e.day = d.businessDate) AS cents
        FROM duty d
        WHERE d.role = 'server' AND d.shift = 'evening'
        GROUP BY d.restaurant, d.businessDate
        HAVING 4 * SUM(CASE WHEN EXISTS
          (SELECT 1 FROM review r WHERE r.employee = d.employee AND r.percentile >= 90) THEN 1 ELSE 0 END) ${comparison} 3 * COUNT(*)
      )`);
    return row!;
  };
  sql.run('DROP TABLE IF EXISTS temp.evening_desserts');
  sql.run(`
    CREATE TEMP TABLE evening_desserts AS
    SELECT number, day, SUM(quantity) AS quantity, SUM(cents) AS cents
    FROM (
      SELECT place.number, sale.quantity, sale.quantity * sale.priceCents AS cents,
        CASE WHEN substr(soldAt, 12, 2) < '05' THEN date(substr(soldAt, 1, 10), '-1 day') ELSE substr(soldAt, 1, 10) END AS day
      FROM sale, restaurant AS place, dish
      WHERE place.salesCode = sale.restaurant
        AND dish.restaurant = place.name AND dish.number = sale.dish AND dish.course = 'dessert'
        AND NOT (substr(soldAt, 12, 8) BETWEEN '05:00:00' AND '16:59:59')
    )
    GROUP BY number, day`);
  const [above, notAbove] = [side('>'), side('<=')];
  return { status: sources.every(({ status }) => status !== 'silent') ? 'complete' : 'partial', above, notAbove };
}
// #endregion
