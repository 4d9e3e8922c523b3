// Mistake: It forgets what is known after a day.
// Caught by: synthesize/filter › keeps an item once, however often it comes

// #region store-once
export function storeOnce(item: Item, receivedAt: number, sql: Sql): boolean {
  const { source, id } = item;
  if (sql.get('SELECT 1 FROM notification WHERE source = ? AND id = ? AND receivedAt > ?', [source, id, receivedAt - 86_400_000])) return false;
  store(item, receivedAt, sql);
  return true;
}
// #endregion
