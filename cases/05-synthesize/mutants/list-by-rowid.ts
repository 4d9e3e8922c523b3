// Mistake: list() goes by the order in which rows came into the table.
// Caught by: synthesize/accept › lists what was received last first, and everything

// #region list
export function list(sql: Sql): Notification[] {
  return sql.all<Notification>('SELECT * FROM notification ORDER BY rowid DESC');
}
// #endregion
