// Mistake: The message is not due at once.
// Caught by: push/outbox › sends a press release by way of the outbox

// #region publish
export function publish(save: () => DeskArticle, { sql, now }: Outbox): void {
  sql.transaction(() => {
    const article = save();
    const message = pressRelease(article);
    if (!message) return;
    const values = [message.id, article.id, message.body, now() + 86_400_000];
    sql.run('INSERT INTO outbox (id, article, body, due_at) VALUES (?, ?, ?, ?)', values);
  });
}
// #endregion
