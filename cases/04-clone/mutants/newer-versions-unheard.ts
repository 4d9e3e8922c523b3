// Mistake: It does not note that there is a newer version.
// Caught by: clone/idempotent › ?
// Caught by: clone/re-clone › ?
// Caught by: clone/unplugged › ?

// #region known
export function isKnown({ source, id }: Notice, sql: Sql): boolean {
  return sql.get('SELECT 1 FROM clone WHERE source = ? AND id = ?', [source, id]) !== undefined;
}
// #endregion
