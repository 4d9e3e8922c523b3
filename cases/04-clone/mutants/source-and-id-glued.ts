// Mistake: It glues source and id together, and two different pairs become one.
// Caught by: clone/idempotent › tells articles apart by source and id

// #region known
export function isKnown({ source, id, version }: Notice, sql: Sql): boolean {
  const statement = "UPDATE clone SET latest = max(latest, ?) WHERE source || ':' || id = ?";
  return sql.run(statement, [version, `${source}:${id}`]).changes > 0;
}
// #endregion
