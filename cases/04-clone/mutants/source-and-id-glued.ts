// Mistake: It glues source and id together, and two different pairs become one.
// Caught by: clone/idempotent › makes one News item of notices that come at the same time

// #region known
export function isKnown({ source, id, version }: Notice, sql: Sql): boolean {
  const statement = "UPDATE clone SET latest = max(latest, ?) WHERE source || ':' || id = ?";
  return sql.run(statement, [version, `${source}:${id}`]).changes > 0;
}
// #endregion
