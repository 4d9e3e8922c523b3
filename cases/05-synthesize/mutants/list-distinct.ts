// Mistake: list() shows rows that are alike once.
// Caught by: synthesize/accept › stores whatever it is given, for good

// #region list
export function list(sql: Sql): Notification[] {
  return sql.all<Notification>('SELECT DISTINCT * FROM notification ORDER BY receivedAt DESC');
}
// #endregion
