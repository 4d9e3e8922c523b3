// Mistake: It lists what was received first on top.
// Caught by: synthesize/accept › takes in what a system sends, and lists it
// Caught by: synthesize/one-scale › brings syslog’s severities to the common scale

// #region list
export function list(sql: Sql): Notification[] {
  return sql.all<Notification>('SELECT * FROM notification ORDER BY receivedAt');
}
// #endregion
