// Mistake: It publishes the article although its message does not fit into the outbox.
// Caught by: push/outbox › saves the article and its message both, or neither

// #region publish
export function publish(save: () => DeskArticle, { sql, now }: Outbox): void {
  sql.transaction(() => {
    const article = save();
    const message = pressRelease(article);
    if (!message) return;
    const values = [message.id, article.id, message.body, now()];
    try {
      sql.run('INSERT INTO outbox (id, article, body, due_at) VALUES (?, ?, ?, ?)', values);
    } catch {
      console.error('no room in the outbox');
    }
  });
}
// #endregion
