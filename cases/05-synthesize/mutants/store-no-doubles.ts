// Mistake: A row that is there already, to the millisecond, is not added.
// Caught by: synthesize/accept › stores whatever it is given, for good

// #region store
export function store(item: Item, receivedAt: number, sql: Sql): void {
  const { source, id, type, person, title, severity } = item;
  sql.run(
    `INSERT INTO notification (source, id, type, person, title, severity, receivedAt)
     SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7 WHERE NOT EXISTS (SELECT 1 FROM notification WHERE source = ?1 AND id = ?2 AND type = ?3
       AND person = ?4 AND title = ?5 AND severity = ?6 AND receivedAt = ?7)`,
    [source, id, type, person, title, severity, receivedAt],
  );
}
// #endregion
