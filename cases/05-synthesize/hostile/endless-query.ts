// Hostile: the report never comes, because its query never ends.
// Verdict: synthesize/accept passed, synthesize/filter passed, synthesize/one-scale passed, synthesize/silence passed, synthesize/desserts failed
// Says: did not give control back

// #region desserts
export function compareDesserts(_sources: StagedSource[], sql: Sql): DessertAnswer {
  sql.get('WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n');
  return { status: 'unavailable' };
}
// #endregion
