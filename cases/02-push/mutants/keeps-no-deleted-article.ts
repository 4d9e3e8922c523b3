// Mistake: It does not keep an article when it is deleted.
// Caught by: push/thin-event › keeps the whole article, as it was last

// #region last-version
export function keepVersion(article: DeskArticle, sql: Sql): void {
  if (article.state === 'deleted') return;
  const values = [article.id, JSON.stringify(article)];
  sql.run('INSERT OR REPLACE INTO last_version (id, article) VALUES (?, ?)', values);
}

export function lastVersion(id: string, sql: Sql): DeskArticle | null {
  const row = sql.get('SELECT article FROM last_version WHERE id = ?', [id]);
  return row ? JSON.parse(String(row['article'])) : null;
}
// #endregion
