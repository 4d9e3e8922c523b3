// Mistake: It lists the last week only.
// Caught by: synthesize/accept › lists what was received last first, and everything

// #region list
export function list(sql: Sql): Notification[] {
  return sql.all<Notification>('SELECT * FROM notification WHERE receivedAt > (SELECT MAX(receivedAt) FROM notification) - 604800000 ORDER BY receivedAt DESC');
}
// #endregion
