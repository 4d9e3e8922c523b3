// Mistake: It stores an item every time it comes.
// Caught by: synthesize/filter › ?

// #region store-once
export function storeOnce(item: Item, receivedAt: number, sql: Sql): boolean {
  store(item, receivedAt, sql);
  return true;
}
// #endregion
