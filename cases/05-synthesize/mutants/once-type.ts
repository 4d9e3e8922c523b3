// Mistake: It takes the same item for another one when its type has changed.
// Caught by: synthesize/filter › keeps an item once, however often it comes

// #region store-once
export function storeOnce(item: Item, receivedAt: number, sql: Sql): boolean {
  const { source, id } = item;
  if (sql.get('SELECT 1 FROM notification WHERE source = ? AND id = ? AND type = ?', [source, id, item.type])) return false;
  store(item, receivedAt, sql);
  return true;
}
// #endregion
