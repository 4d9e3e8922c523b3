// Mistake: It notes the version that came last, though it is an older one.
// Caught by: clone/idempotent › notes the newest of two versions that come at the same time

// #region known
export function isKnown({ source, id, version }: Notice, sql: Sql): boolean {
  const statement = 'UPDATE clone SET latest = ? WHERE source = ? AND id = ?';
  return sql.run(statement, [version, source, id]).changes > 0;
}
// #endregion
