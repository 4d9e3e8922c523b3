// Mistake: It notes the newest version only while the News item is there.
// Caught by: clone/idempotent › does not bring back what an editor deleted

// #region known
export function isKnown({ source, id, version }: Notice, sql: Sql): boolean {
  const statement = 'UPDATE clone SET latest = max(latest, ?) WHERE source = ? AND id = ? AND news IN (SELECT id FROM news)';
  sql.run(statement, [version, source, id]);
  return sql.get('SELECT 1 FROM clone WHERE source = ? AND id = ?', [source, id]) !== undefined;
}
// #endregion
