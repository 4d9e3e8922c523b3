// Mistake: It takes the same id from another source for the same item.
// Caught by: synthesize/filter › keeps the same id from another source

// #region store-once
export function storeOnce(item: Item, receivedAt: number, sql: Sql): boolean {
  const { id } = item;
  if (sql.get('SELECT 1 FROM notification WHERE id = ?', [id])) return false;
  store(item, receivedAt, sql);
  return true;
}
// #endregion
