// Mistake: It finds the last version with LIKE, so that _ stands for any sign and capitals do not matter.
// Caught by: push/thin-event › knows nothing of an article that never was

// #region last-version
export function keepVersion(article: DeskArticle, sql: Sql): void {
  const values = [article.id, JSON.stringify(article)];
  sql.run('INSERT OR REPLACE INTO last_version (id, article) VALUES (?, ?)', values);
}

export function lastVersion(id: string, sql: Sql): DeskArticle | null {
  const row = sql.get('SELECT article FROM last_version WHERE id LIKE ?', [id]);
  return row ? JSON.parse(String(row['article'])) : null;
}
// #endregion
