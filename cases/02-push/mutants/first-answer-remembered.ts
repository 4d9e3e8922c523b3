// Mistake: It remembers the version that it handed out first.
// Caught by: push/thin-event › keeps the whole article, as it was last

// #region last-version
const CACHE = new Map();

export function keepVersion(article: DeskArticle, sql: Sql): void {
  const values = [article.id, JSON.stringify(article)];
  sql.run('INSERT OR REPLACE INTO last_version (id, article) VALUES (?, ?)', values);
}

export function lastVersion(id: string, sql: Sql): DeskArticle | null {
  const row = sql.get('SELECT article FROM last_version WHERE id = ?', [id]);
  const kept = CACHE.get(id) ?? (row ? JSON.parse(String(row['article'])) : null);
  CACHE.set(id, kept);
  return kept;
}
// #endregion
