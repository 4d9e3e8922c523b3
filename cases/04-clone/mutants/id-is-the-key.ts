// Mistake: It tells articles apart by their id, whatever their source.
// Caught by: clone/idempotent › tells articles apart by source and id
// Caught by: clone/re-clone › leaves every other News item alone

// #region known
export function isKnown({ id, version }: Notice, sql: Sql): boolean {
  const statement = 'UPDATE clone SET latest = max(latest, ?) WHERE id = ?';
  return sql.run(statement, [version, id]).changes > 0;
}
// #endregion
