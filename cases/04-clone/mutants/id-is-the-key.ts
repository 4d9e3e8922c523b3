// Mistake: It tells articles apart by their id, whatever their source.
// Caught by: clone/idempotent › makes one News item of notices that come at the same time
// Caught by: clone/re-clone › takes a version over once when two people want it

// #region known
export function isKnown({ id, version }: Notice, sql: Sql): boolean {
  const statement = 'UPDATE clone SET latest = max(latest, ?) WHERE id = ?';
  return sql.run(statement, [version, id]).changes > 0;
}
// #endregion
