// Mistake: It saves the article first and writes the row then; when the row fails, the article stays published.
// Caught by: push/outbox › saves the article and its message both, or neither

// #region publish
export function publish(save: () => DeskArticle, { sql, now }: Outbox): void {
  const article = save();
  const message = pressRelease(article);
  if (!message) return;
  const values = [message.id, article.id, message.body, now()];
  sql.run('INSERT INTO outbox (id, article, body, due_at) VALUES (?, ?, ?, ?)', values);
}
// #endregion
