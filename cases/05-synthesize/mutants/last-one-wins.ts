// Mistake: It replaces what is there by what comes again.
// Caught by: synthesize/filter › keeps an item once, however often it comes

// #region store-once
export function storeOnce(item: Item, receivedAt: number, sql: Sql): boolean {
  const { source, id } = item;
  sql.run('DELETE FROM notification WHERE source = ? AND id = ?', [source, id]);
  store(item, receivedAt, sql);
  return true;
}
// #endregion
