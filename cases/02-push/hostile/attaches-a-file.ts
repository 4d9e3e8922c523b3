// Hostile: it keeps the last version in a database file of its own, which it opens through the Host's.
// Verdict: push/press-release passed, push/sign passed, push/thin-event failed, push/midnight-file passed, push/outbox passed
// Says: unable to open database

// #region last-version
export function keepVersion(article: DeskArticle, sql: Sql): void {
  sql.run("ATTACH 'last-version.db' AS own");
  sql.run('CREATE TABLE IF NOT EXISTS own.kept (id TEXT PRIMARY KEY, article TEXT NOT NULL)');
  sql.run('INSERT OR REPLACE INTO own.kept (id, article) VALUES (?, ?)', [article.id, JSON.stringify(article)]);
  sql.run('DETACH own');
  sql.run('INSERT OR REPLACE INTO last_version (id, article) VALUES (?, ?)', [article.id, JSON.stringify(article)]);
}

export function lastVersion(id: string, sql: Sql): DeskArticle | null {
  const row = sql.get('SELECT article FROM last_version WHERE id = ?', [id]);
  return row ? JSON.parse(String(row['article'])) : null;
}
// #endregion
