// Mistake: It lists the newest twenty only.
// Caught by: synthesize/accept › keeps every text exactly as it came
// Caught by: synthesize/one-scale › makes items of lines, and brings their severities to the common scale

// #region list
export function list(sql: Sql): Notification[] {
  return sql.all<Notification>('SELECT * FROM notification ORDER BY receivedAt DESC LIMIT 20');
}
// #endregion
