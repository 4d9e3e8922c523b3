// Mistake: It counts attempts in memory, which ends with the Host.
// Caught by: push/outbox › waits longer after every attempt, and gives up after the sixth

// #region deliver
const tries = new Map<string, number>();

export async function deliver({ sql, agency, now }: Outbox): Promise<void> {
  const query = "SELECT * FROM outbox WHERE status = 'waiting' AND due_at <= ? ORDER BY due_at";
  for (const { id, body } of sql.all<OutboxRow>(query, [now()])) {
    const attempts = tries.get(id) ?? 0;
    tries.set(id, attempts + 1);
    const answer = await post({ id, body }, agency).catch(() => undefined);
    const next = nextTry(attempts + 1, answer, now());
    const status = answer?.ok ? 'sent' : answer?.status === 410 || next === null ? 'given-up' : 'waiting';
    const values = [status, attempts + 1, next ?? now(), id];
    sql.run('UPDATE outbox SET status = ?, attempts = ?, due_at = ? WHERE id = ?', values);
  }
}
// #endregion
