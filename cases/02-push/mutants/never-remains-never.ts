// Mistake: Once it has not found an article, it never finds it.
// Caught by: push/thin-event › knows nothing of an article that never was

// #region last-version
const NEVER = new Set();

export function keepVersion(article: DeskArticle, sql: Sql): void {
  const values = [article.id, JSON.stringify(article)];
  sql.run('INSERT OR REPLACE INTO last_version (id, article) VALUES (?, ?)', values);
}

export function lastVersion(id: string, sql: Sql): DeskArticle | null {
  const row = sql.get('SELECT article FROM last_version WHERE id = ?', [id]);
  if (!row || NEVER.has(id)) NEVER.add(id);
  return row && !NEVER.has(id) ? JSON.parse(String(row['article'])) : null;
}
// #endregion
