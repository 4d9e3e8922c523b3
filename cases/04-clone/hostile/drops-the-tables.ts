// Hostile: it drops the tables to have an empty one.
// Verdict: clone/news-item passed, clone/idempotent passed, clone/employees failed, clone/re-clone passed, clone/unplugged passed

// #region create-only
export function importEmployees(csv: string, sql: Sql): RowReport[] {
  sql.run('DROP TABLE profile');
  return parseCsv(csv).map((_, index) => ({ row: index, outcome: 'created', note: '' }));
}
// #endregion
