// Mistake: It keeps the tags as one text, so that a tag with a comma becomes two.
// Caught by: push/thin-event › keeps the whole article, as it was last

// #region last-version
export function keepVersion(article: DeskArticle, sql: Sql): void {
  const values = [article.id, JSON.stringify({ ...article, tags: article.tags.join(',') })];
  sql.run('INSERT OR REPLACE INTO last_version (id, article) VALUES (?, ?)', values);
}

export function lastVersion(id: string, sql: Sql): DeskArticle | null {
  const row = sql.get('SELECT article FROM last_version WHERE id = ?', [id]);
  if (!row) return null;
  const kept = JSON.parse(String(row['article']));
  return { ...kept, tags: kept.tags.split(',') };
}
// #endregion
