// Mistake: It notes a message as sent before it sends it, so a crash loses it.
// Caught by: push/outbox › still sends what was saved before a crash

// #region deliver
export async function deliver({ sql, agency, now }: Outbox): Promise<void> {
  const query = "SELECT * FROM outbox WHERE status = 'waiting' AND due_at <= ? ORDER BY due_at";
  for (const { id, body, attempts } of sql.all<OutboxRow>(query, [now()])) {
    sql.run("UPDATE outbox SET status = 'sent' WHERE id = ?", [id]);
    const answer = await post({ id, body }, agency).catch(() => undefined);
    const next = nextTry(attempts + 1, answer, now());
    const status = answer?.ok ? 'sent' : answer?.status === 410 || next === null ? 'given-up' : 'waiting';
    const values = [status, attempts + 1, next ?? now(), id];
    sql.run('UPDATE outbox SET status = ?, attempts = ?, due_at = ? WHERE id = ?', values);
  }
}
// #endregion
