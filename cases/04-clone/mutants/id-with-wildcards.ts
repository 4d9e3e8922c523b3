// Mistake: It compares ids with LIKE, for which “_” is any character.
// Caught by: clone/idempotent › tells articles apart by source and id

// #region known
export function isKnown({ source, id, version }: Notice, sql: Sql): boolean {
  const statement = 'UPDATE clone SET latest = max(latest, ?) WHERE source = ? AND id LIKE ?';
  return sql.run(statement, [version, source, id]).changes > 0;
}
// #endregion
