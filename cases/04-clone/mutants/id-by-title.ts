// Mistake: It looks the new id up by the title, and finds another News item of that title.
// Caught by: clone/idempotent › tells articles apart by source and id

// #region insert-news
export function insertNews({ title, lead, text, day, section }: News, sql: Sql): number {
  sql.run('INSERT INTO news (title, lead, text, day, section) VALUES (?, ?, ?, ?, ?)', [title, lead, text, day, section]);
  const row = sql.get('SELECT id FROM news WHERE title = ?', [title]);
  return Number(row!['id']);
}
// #endregion
