// Mistake: It lists what was received first on top.
// Caught by: synthesize/accept › lists what was received last first, and everything

// #region list
export function list(sql: Sql): Notification[] {
  return sql.all<Notification>('SELECT * FROM notification ORDER BY receivedAt');
}
// #endregion
