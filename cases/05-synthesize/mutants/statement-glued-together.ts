// Mistake: It writes values into the statement, and a quote ends it.
// Caught by: synthesize/accept › keeps every text exactly as it came

// #region store
export function store(item: Item, receivedAt: number, sql: Sql): void {
  const { source, id, type, person, title, severity } = item;
  sql.run(
    `INSERT INTO notification VALUES ('${source}', '${id}', '${type}', '${person}', '${title}', ${severity}, ${receivedAt})`,
  );
}
// #endregion
