// Mistake: It takes the same item for another one when it comes for somebody else.
// Caught by: synthesize/filter › keeps an item once, however often it comes

// #region store-once
export function storeOnce(item: Item, receivedAt: number, sql: Sql): boolean {
  const { source, id } = item;
  if (sql.get('SELECT 1 FROM notification WHERE source = ? AND id = ? AND person = ?', [source, id, item.person]))
    return false;
  store(item, receivedAt, sql);
  return true;
}
// #endregion
