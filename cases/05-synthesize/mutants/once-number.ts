// Mistake: It compares ids as numbers.
// Caught by: synthesize/filter › shows each person what is for them

// #region store-once
export function storeOnce(item: Item, receivedAt: number, sql: Sql): boolean {
  const { source, id } = item;
  if (sql.get('SELECT 1 FROM notification WHERE source = ? AND CAST(id AS INTEGER) = CAST(? AS INTEGER)', [source, id])) return false;
  store(item, receivedAt, sql);
  return true;
}
// #endregion
