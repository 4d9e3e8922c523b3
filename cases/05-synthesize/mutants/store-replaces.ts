// Mistake: It replaces an item that is there.
// Caught by: synthesize/accept › stores whatever it is given, for good

// #region store
export function store(item: Item, receivedAt: number, sql: Sql): void {
  const { source, id, type, person, title, severity } = item;
  sql.run('DELETE FROM notification WHERE source = ? AND id = ?', [source, id]);
  sql.run(
    `INSERT INTO notification (source, id, type, person, title, severity, receivedAt) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [source, id, type, person, title, severity, receivedAt],
  );
}
// #endregion
