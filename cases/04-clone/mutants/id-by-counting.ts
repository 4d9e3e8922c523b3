// Mistake: It takes the number of rows for the new id, which is wrong after a deletion.
// Caught by: clone/idempotent › does not bring back what an editor deleted

// #region insert-news
export function insertNews({ title, lead, text, day, section }: News, sql: Sql): number {
  sql.run('INSERT INTO news (title, lead, text, day, section) VALUES (?, ?, ?, ?, ?)', [title, lead, text, day, section]);
  const row = sql.get('SELECT count(*) AS id FROM news');
  return Number(row!['id']);
}
// #endregion
