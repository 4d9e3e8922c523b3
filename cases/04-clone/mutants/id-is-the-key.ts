// Mistake: It tells articles apart by their id, whatever their source.
// Caught by: clone/idempotent › ?
// Caught by: clone/re-clone › ?

// #region known
export function isKnown({ id, version }: Notice, sql: Sql): boolean {
  const statement = 'UPDATE clone SET latest = max(latest, ?) WHERE id = ?';
  return sql.run(statement, [version, id]).changes > 0;
}
// #endregion
