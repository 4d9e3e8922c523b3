// Mistake: It tries again at every tick, without a wait.
// Caught by: push/outbox › tries again after any trouble, whatever the agency calls it

// #region deliver
export async function deliver({ sql, agency, now }: Outbox): Promise<void> {
  const query = "SELECT * FROM outbox WHERE status = 'waiting' AND due_at <= ? ORDER BY due_at";
  for (const { id, body, attempts } of sql.all<OutboxRow>(query, [now()])) {
    const answer = await post({ id, body }, agency).catch(() => undefined);
    const next = nextTry(attempts + 1, answer, now());
    const status = answer?.ok ? 'sent' : answer?.status === 410 || next === null ? 'given-up' : 'waiting';
    const values = [status, attempts + 1, now(), id];
    sql.run('UPDATE outbox SET status = ?, attempts = ?, due_at = ? WHERE id = ?', values);
  }
}
// #endregion
