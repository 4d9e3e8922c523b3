// Mistake: It says that every item is new.
// Caught by: synthesize/filter › keeps an item once, however often it comes

// #region store-once
export function storeOnce(item: Item, receivedAt: number, sql: Sql): boolean {
  const { source, id } = item;
  if (sql.get('SELECT 1 FROM notification WHERE source = ? AND id = ?', [source, id])) return true;
  store(item, receivedAt, sql);
  return true;
}
// #endregion
