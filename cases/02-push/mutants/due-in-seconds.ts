// Mistake: It writes down in seconds when a row is due.
// Caught by: push/outbox › delivers everything after an outage, while editors go on

// #region publish
export function publish(save: () => DeskArticle, { sql, now }: Outbox): void {
  sql.transaction(() => {
    const article = save();
    const message = pressRelease(article);
    if (!message) return;
    const values = [message.id, article.id, message.body, Math.floor(now() / 1000)];
    sql.run('INSERT INTO outbox (id, article, body, due_at) VALUES (?, ?, ?, ?)', values);
  });
}
// #endregion
