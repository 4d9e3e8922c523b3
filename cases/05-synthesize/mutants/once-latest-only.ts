// Mistake: It compares with the latest item only.
// Caught by: synthesize/filter › keeps an item once, however often it comes

// #region store-once
export function storeOnce(item: Item, receivedAt: number, sql: Sql): boolean {
  const { source, id } = item;
  const latest = sql.get<Item>('SELECT * FROM notification ORDER BY receivedAt DESC LIMIT 1');
  if (latest?.source === source && latest.id === id) return false;
  store(item, receivedAt, sql);
  return true;
}
// #endregion
