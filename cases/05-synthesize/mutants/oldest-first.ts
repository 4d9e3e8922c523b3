// Mistake: It lists what was received first on top.
// Caught by: synthesize/accept › ?
// Caught by: synthesize/one-scale › ?

// #region list
export function list(sql: Sql): Notification[] {
  return sql.all('SELECT * FROM notification ORDER BY receivedAt') as unknown as Notification[];
}
// #endregion
