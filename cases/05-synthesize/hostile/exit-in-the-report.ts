// Hostile: it ends the process when somebody opens the report.
// Verdict: synthesize/accept passed, synthesize/filter passed, synthesize/one-scale passed, synthesize/silence passed, synthesize/desserts failed
// Says: ended

// #region desserts
export function compareDesserts(_sources: StagedSource[], _sql: Sql): DessertAnswer {
  process.exit(0);
}
// #endregion
