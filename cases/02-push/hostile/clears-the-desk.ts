// Hostile: it makes room for the last version by dropping the tables of others.
// Verdict: push/press-release passed, push/sign passed, push/thin-event failed, push/midnight-file passed, push/outbox passed

// #region last-version
export function keepVersion(article: DeskArticle, sql: Sql): void {
  sql.run('DROP TABLE IF EXISTS desk_article');
  sql.run('INSERT OR REPLACE INTO last_version (id, article) VALUES (?, ?)', [article.id, JSON.stringify(article)]);
}

export function lastVersion(id: string, sql: Sql): DeskArticle | null {
  const row = sql.get('SELECT article FROM last_version WHERE id = ?', [id]);
  return row ? JSON.parse(String(row['article'])) : null;
}
// #endregion
