// Mistake: It keeps when an item was received to the second only.
// Caught by: synthesize/accept › lists what was received last first, and everything
// Caught by: synthesize/filter › shows what was received in a stretch of time

// #region store
export function store(item: Item, receivedAt: number, sql: Sql): void {
  const { source, id, type, person, title, severity } = item;
  sql.run(
    `INSERT INTO notification (source, id, type, person, title, severity, receivedAt) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [source, id, type, person, title, severity, Math.floor(receivedAt / 1000) * 1000],
  );
}
// #endregion
