// Mistake: It keeps headline and text, and forgets the rest.
// Caught by: push/thin-event › keeps the whole article, as it was last

// #region last-version
export function keepVersion(article: DeskArticle, sql: Sql): void {
  const values = [article.id, JSON.stringify({ id: article.id, title: article.title, text: article.text, state: article.state })];
  sql.run('INSERT OR REPLACE INTO last_version (id, article) VALUES (?, ?)', values);
}

export function lastVersion(id: string, sql: Sql): DeskArticle | null {
  const row = sql.get('SELECT article FROM last_version WHERE id = ?', [id]);
  return row ? JSON.parse(String(row['article'])) : null;
}
// #endregion
