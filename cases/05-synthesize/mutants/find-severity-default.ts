// Mistake: It leaves out the mildest items when severity does not matter.
// Caught by: synthesize/filter › shows the mildest items, too, when severity does not matter

// #region find
export function find(filter: Filter, sql: Sql): Notification[] {
  const { person, source, since, minSeverity } = filter;
  return sql.all<Notification>(
    `SELECT * FROM notification
     WHERE person = ?1
       AND (?2 IS NULL OR source = ?2)
       AND (?3 IS NULL OR receivedAt >= ?3)
       AND severity >= COALESCE(?4, 9)
     ORDER BY receivedAt DESC`,
    [person, source, since, minSeverity],
  );
}
// #endregion
