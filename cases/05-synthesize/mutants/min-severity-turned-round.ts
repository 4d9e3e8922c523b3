// Mistake: It shows what is less severe than somebody wants to see.
// Caught by: synthesize/filter › applies each filter, and all of them at once

// #region find
export function find(filter: Filter, sql: Sql): Notification[] {
  const { person, source, since, minSeverity } = filter;
  return sql.all<Notification>(
    `SELECT * FROM notification
     WHERE person = ?1
       AND (?2 IS NULL OR source = ?2)
       AND (?3 IS NULL OR receivedAt >= ?3)
       AND (?4 IS NULL OR severity <= ?4)
     ORDER BY receivedAt DESC`,
    [person, source, since, minSeverity],
  );
}
// #endregion
