// Mistake: It takes the user ID for a number, which loses the leading zeros.
// Caught by: synthesize/accept › takes in what a system sends, and lists it
// Caught by: synthesize/filter › shows each person what is for them
// Caught by: synthesize/one-scale › makes items of lines, and brings their severities to the common scale

// #region store
export function store(item: Item, receivedAt: number, sql: Sql): void {
  const { source, id, type, person, title, severity } = item;
  sql.run(
    `INSERT INTO notification (source, id, type, person, title, severity, receivedAt) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [source, id, type, String(Number(person)), title, severity, receivedAt],
  );
}
// #endregion
