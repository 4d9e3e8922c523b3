// Mistake: Its store() looks for what is known, which is what storeOnce() is for.
// Caught by: synthesize/accept › stores whatever it is given, for good

// #region store
export function store(item: Item, receivedAt: number, sql: Sql): void {
  const { source, id, type, person, title, severity } = item;
  if (sql.get('SELECT 1 FROM notification WHERE source = ? AND id = ?', [source, id])) return;
  sql.run(
    `INSERT INTO notification (source, id, type, person, title, severity, receivedAt) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [source, id, type, person, title, severity, receivedAt],
  );
}
// #endregion
