// Mistake: It compares ids with LIKE, to which capitals are the same and some characters are patterns.
// Caught by: synthesize/filter › keeps the same id from another source

// #region store-once
export function storeOnce(item: Item, receivedAt: number, sql: Sql): boolean {
  const { source, id } = item;
  if (sql.get('SELECT 1 FROM notification WHERE source = ? AND id LIKE ?', [source, id])) return false;
  store(item, receivedAt, sql);
  return true;
}
// #endregion
