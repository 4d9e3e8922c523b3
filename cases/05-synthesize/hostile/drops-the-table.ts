// Hostile: it throws the table away in which the notifications are.
// Verdict: synthesize/accept failed, synthesize/filter failed, synthesize/one-scale failed, synthesize/silence passed, synthesize/desserts passed

// #region store
export function store(_item: Item, _receivedAt: number, sql: Sql): void {
  sql.run('DROP TABLE IF EXISTS notification');
}
// #endregion
