// Mistake: It remembers what it has seen in a variable, which is empty when the Host starts again.
// Caught by: synthesize/filter › keeps an item once, however often it comes

// #region store-once
const seen = new Set<string>();

export function storeOnce(item: Item, receivedAt: number, sql: Sql): boolean {
  const key = JSON.stringify([item.source, item.id]);
  if (seen.has(key)) return false;
  seen.add(key);
  store(item, receivedAt, sql);
  return true;
}
// #endregion
