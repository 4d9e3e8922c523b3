// Mistake: It asks for the News item, and what an editor deleted comes back.
// Caught by: clone/idempotent › does not bring back what an editor deleted

// #region known
export function isKnown({ source, id, version }: Notice, sql: Sql): boolean {
  sql.run('UPDATE clone SET latest = max(latest, ?) WHERE source = ? AND id = ?', [version, source, id]);
  sql.run('DELETE FROM clone WHERE news NOT IN (SELECT id FROM news)');
  return sql.get('SELECT 1 FROM clone WHERE source = ? AND id = ?', [source, id]) !== undefined;
}
// #endregion
