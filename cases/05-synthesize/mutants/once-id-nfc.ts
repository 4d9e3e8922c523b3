// Mistake: It takes ids for the same that differ in how an accent is written.
// Caught by: synthesize/filter › keeps the same id from another source

// #region store-once
export function storeOnce(item: Item, receivedAt: number, sql: Sql): boolean {
  const { source, id } = item;
  if (sql.all<Item>('SELECT * FROM notification WHERE source = ?', [source]).some((one) => one.id.normalize() === id.normalize())) return false;
  store(item, receivedAt, sql);
  return true;
}
// #endregion
