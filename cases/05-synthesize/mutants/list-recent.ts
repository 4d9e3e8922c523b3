// Mistake: It lists the last week only.
// Caught by: synthesize/accept › lists what was received last first, and everything
// Caught by: synthesize/silence › waits no longer than the deadline for a system that never answers

// #region list
export function list(sql: Sql): Notification[] {
  return sql.all<Notification>('SELECT * FROM notification WHERE receivedAt > (SELECT MAX(receivedAt) FROM notification) - 604800000 ORDER BY receivedAt DESC');
}
// #endregion
