// Mistake: It keeps a version only when its date is later than that of the one before.
// Caught by: push/thin-event › keeps the whole article, as it was last

// #region last-version
export function keepVersion(article: DeskArticle, sql: Sql): void {
  const values = [article.id, JSON.stringify(article)];
  const old = lastVersion(article.id, sql);
  if (old && old.changedAt >= article.changedAt) return;
  sql.run('INSERT OR REPLACE INTO last_version (id, article) VALUES (?, ?)', values);
}

export function lastVersion(id: string, sql: Sql): DeskArticle | null {
  const row = sql.get('SELECT article FROM last_version WHERE id = ?', [id]);
  return row ? JSON.parse(String(row['article'])) : null;
}
// #endregion
