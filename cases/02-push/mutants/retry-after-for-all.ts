// Mistake: It lets every message wait as long as the agency asked for one.
// Caught by: push/outbox › keeps every message apart from the others

// #region deliver
export async function deliver({ sql, agency, now }: Outbox): Promise<void> {
  const query = "SELECT * FROM outbox WHERE status = 'waiting' AND due_at <= ? ORDER BY due_at";
  for (const { id, body, attempts } of sql.all<OutboxRow>(query, [now()])) {
    const answer = await post({ id, body }, agency).catch(() => undefined);
    const next = nextTry(attempts + 1, answer, now());
    const status = answer?.ok ? 'sent' : answer?.status === 410 || next === null ? 'given-up' : 'waiting';
    const values = [status, attempts + 1, next ?? now(), id];
    if (next !== null && answer?.headers.has('Retry-After')) sql.run("UPDATE outbox SET due_at = ? WHERE status = 'waiting' AND due_at < ?", [next, next]);
    sql.run('UPDATE outbox SET status = ?, attempts = ?, due_at = ? WHERE id = ?', values);
  }
}
// #endregion
