// Mistake: It puts a press release into the outbox only when no other one has its words.
// Caught by: push/outbox › delivers all that is due, however much it is

// #region publish
export function publish(save: () => DeskArticle, { sql, now }: Outbox): void {
  sql.transaction(() => {
    const article = save();
    const message = pressRelease(article);
    if (!message || sql.get('SELECT 1 FROM outbox WHERE body = ?', [message.body])) return;
    const values = [message.id, article.id, message.body, now()];
    sql.run('INSERT INTO outbox (id, article, body, due_at) VALUES (?, ?, ?, ?)', values);
  });
}
// #endregion
