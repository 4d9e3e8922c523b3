// Correct: builds the filter’s statement piece by piece; lets a unique index refuse what is known.

// #region store-once
export function storeOnce(item: Item, receivedAt: number, sql: Sql): boolean {
  sql.run('CREATE UNIQUE INDEX IF NOT EXISTS one_item ON notification (source, id)');
  const { changes } = sql.run(
    `INSERT OR IGNORE INTO notification (receivedAt, severity, title, person, type, id, source)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [receivedAt, item.severity, item.title, item.person, item.type, item.id, item.source],
  );
  return changes === 1;
}
// #endregion

// #region find
export async function find(filter: Filter, sql: Sql): Promise<Notification[]> {
  const conditions: [string, string | number][] = [['person = ?', filter.person]];
  if (filter.source !== null) conditions.push(['source = ?', filter.source]);
  if (filter.since !== null) conditions.push(['receivedAt >= ?', filter.since]);
  if (filter.minSeverity !== null) conditions.push(['severity >= ?', filter.minSeverity]);
  const where = conditions.map(([condition]) => condition).join(' AND ');
  const values = conditions.map(([, value]) => value);
  const rows = sql.all<Notification>(`SELECT rowid, * FROM notification WHERE ${where} ORDER BY receivedAt, rowid`, values);
  return rows.reverse();
}
// #endregion

// #region list
export function list(sql: Sql): Notification[] {
  return sql.all<Notification>('SELECT * FROM notification').reverse();
}
// #endregion
