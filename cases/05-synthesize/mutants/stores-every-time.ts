// Mistake: It stores an item every time it comes.
// Caught by: synthesize/filter › keeps an item once, however often it comes

// #region store-once
export function storeOnce(item: Item, receivedAt: number, sql: Sql): boolean {
  store(item, receivedAt, sql);
  return true;
}
// #endregion
