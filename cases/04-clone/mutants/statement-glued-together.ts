// Mistake: It writes the values into the statement instead of handing them over.
// Caught by: clone/news-item › carries every text over, exactly as it is

// #region insert-news
export function insertNews({ title, lead, text, day, section }: News, sql: Sql): number {
  const values = [title, lead, text, day, section].map((value) => `'${value.replaceAll("\\'", "''")}'`).join(', ');
  const row = sql.get(`INSERT INTO news (title, lead, text, day, section) VALUES (${values}) RETURNING id`);
  return Number(row!['id']);
}
// #endregion
