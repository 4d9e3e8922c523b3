// Mistake: It compares versions as texts, so that 9 is newer than 10.
// Caught by: clone/idempotent › leaves a known article’s News item alone, and notes the newest version
// Caught by: clone/re-clone › takes over what the source owns, and leaves what the editor owns

// #region known
export function isKnown({ source, id, version }: Notice, sql: Sql): boolean {
  const statement = 'UPDATE clone SET latest = CASE WHEN CAST(latest AS TEXT) < CAST(? AS TEXT) THEN ? ELSE latest END WHERE source = ? AND id = ?';
  return sql.run(statement, [version, version, source, id]).changes > 0;
}
// #endregion
