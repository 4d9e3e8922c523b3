// Mistake: It takes each version for an article of its own.
// Caught by: clone/idempotent › notes the newest of two versions that come at the same time
// Caught by: clone/re-clone › takes over what the source owns, and leaves what the editor owns
// Caught by: clone/unplugged › takes the files of a newer version over, too

// #region known
export function isKnown({ source, id, version }: Notice, sql: Sql): boolean {
  return sql.get('SELECT 1 FROM clone WHERE source = ? AND id = ? AND version = ?', [source, id, version]) !== undefined;
}
// #endregion
