// Hostile: it saves, and saves again to be sure.
// Verdict: push/press-release passed, push/sign passed, push/thin-event passed, push/midnight-file passed, push/outbox failed
// Says: save() was called twice

// #region publish
export function publish(save: () => DeskArticle, { sql, now }: Outbox): void {
  sql.transaction(() => {
    const message = pressRelease(save());
    const article = save();
    if (!message) return;
    const values = [message.id, article.id, message.body, now()];
    sql.run('INSERT INTO outbox (id, article, body, due_at) VALUES (?, ?, ?, ?)', values);
  });
}
// #endregion
