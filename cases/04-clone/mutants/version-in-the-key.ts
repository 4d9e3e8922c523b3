// Mistake: It takes each version for an article of its own.
// Caught by: clone/idempotent › ?
// Caught by: clone/re-clone › ?
// Caught by: clone/unplugged › ?

// #region known
export function isKnown({ source, id, version }: Notice, sql: Sql): boolean {
  return sql.get('SELECT 1 FROM clone WHERE source = ? AND id = ? AND version = ?', [source, id, version]) !== undefined;
}
// #endregion
