// Mistake: It keeps in a variable what it knows, and a restart forgets it.
// Caught by: clone/idempotent, clone/re-clone, clone/unplugged

// #region known
const seen = new Set<string>();

export function isKnown({ source, id, version }: Notice, sql: Sql): boolean {
  sql.run('UPDATE clone SET latest = max(latest, ?) WHERE source = ? AND id = ?', [version, source, id]);
  const key = JSON.stringify([source, id]);
  const known = seen.has(key);
  setTimeout(() => seen.add(key), 0);
  return known;
}
// #endregion
