// Mistake: It compares ids as numbers, so that 0041 is 41.
// Caught by: clone/idempotent › tells articles apart by source and id

// #region known
export function isKnown({ source, id, version }: Notice, sql: Sql): boolean {
  const statement = 'UPDATE clone SET latest = max(latest, ?) WHERE source = ? AND CAST(id AS INTEGER) = CAST(? AS INTEGER)';
  return sql.run(statement, [version, source, id]).changes > 0;
}
// #endregion
