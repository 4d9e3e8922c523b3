// Mistake: It compares source and id glued together, so that two pairs can look the same.
// Caught by: synthesize/filter › keeps the same id from another source

// #region store-once
export function storeOnce(item: Item, receivedAt: number, sql: Sql): boolean {
  const { source, id } = item;
  if (sql.get('SELECT 1 FROM notification WHERE source || id = ?', [source + id])) return false;
  store(item, receivedAt, sql);
  return true;
}
// #endregion
