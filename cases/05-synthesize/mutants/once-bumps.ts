// Mistake: It makes an item new again when it comes again.
// Caught by: synthesize/filter › keeps an item once, however often it comes

// #region store-once
export function storeOnce(item: Item, receivedAt: number, sql: Sql): boolean {
  const { source, id } = item;
  if (sql.run('UPDATE notification SET receivedAt = ? WHERE source = ? AND id = ?', [receivedAt, source, id]).changes > 0) return false;
  store(item, receivedAt, sql);
  return true;
}
// #endregion
