// Mistake: It heeds 410 at the first attempt only.
// Caught by: push/outbox › stops for good when the agency says 410

// #region deliver
export async function deliver({ sql, agency, now }: Outbox): Promise<void> {
  const query = "SELECT * FROM outbox WHERE status = 'waiting' AND due_at <= ? ORDER BY due_at";
  for (const { id, body, attempts } of sql.all<OutboxRow>(query, [now()])) {
    const answer = await post({ id, body }, agency).catch(() => undefined);
    const next = nextTry(attempts + 1, answer, now());
    const status = answer?.ok ? 'sent' : answer?.status === 410 && attempts === 0 || next === null ? 'given-up' : 'waiting';
    const values = [status, attempts + 1, next ?? now(), id];
    sql.run('UPDATE outbox SET status = ?, attempts = ?, due_at = ? WHERE id = ?', values);
  }
}
// #endregion
