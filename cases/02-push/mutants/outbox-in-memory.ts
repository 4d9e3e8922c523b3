// Mistake: The outbox is a list in memory, and written down when it is sent.
// Caught by: push/outbox › still sends what was saved before a crash

// #region publish
const unsent: [string, string, string, number][] = [];

export function publish(save: () => DeskArticle, { sql, now, agency }: Outbox): void {
  const article = save();
  const message = pressRelease(article);
  if (!message) return;
  unsent.push([message.id, article.id, message.body, now()]);
  void post(message, agency)
    .catch(() => undefined)
    .then((answer) => {
      const status = answer?.ok ? 'sent' : 'waiting';
      for (const values of unsent.splice(0)) {
        sql.run('INSERT INTO outbox (id, article, body, due_at, status) VALUES (?, ?, ?, ?, ?)', [...values, status]);
      }
    })
    .catch(() => undefined);
}
// #endregion
