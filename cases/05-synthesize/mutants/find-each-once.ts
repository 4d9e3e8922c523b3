// Mistake: find() shows rows of the same source and id once.
// Caught by: synthesize/filter › shows what was received in a stretch of time

// #region find
export function find(filter: Filter, sql: Sql): Notification[] {
  const { person, source, since, minSeverity } = filter;
  return sql.all<Notification>(
    `SELECT * FROM notification
     WHERE person = ?1
       AND (?2 IS NULL OR source = ?2)
       AND (?3 IS NULL OR receivedAt >= ?3)
       AND (?4 IS NULL OR severity >= ?4)
     GROUP BY source, id
     ORDER BY receivedAt DESC`,
    [person, source, since, minSeverity],
  );
}
// #endregion
