// Mistake: It notes the newest version for the same id of other sources, too.
// Caught by: clone/idempotent › tells articles apart by source and id
// Caught by: clone/re-clone › takes a version over once when two people want it

// #region known
export function isKnown({ source, id, version }: Notice, sql: Sql): boolean {
  const statement = 'UPDATE clone SET latest = max(latest, ?) WHERE source = ? AND id = ?';
  sql.run('UPDATE clone SET latest = max(latest, ?) WHERE source <> ? AND id = ?', [version, source, id]);
  return sql.run(statement, [version, source, id]).changes > 0;
}
// #endregion
